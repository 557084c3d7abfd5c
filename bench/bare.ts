/** The yardsticks: express and pg with nothing around them, on the same tables. Started by run.ts with DATABASE_URL. */
import ejs from 'ejs'
import express from 'express'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 8 })
const mac = Buffer.from(process.env['NUMBER_MAC'] ?? '', 'hex')
const municipality = process.env['MUNICIPALITY'] ?? ''
const page = ejs.compile(readFileSync(path.join(import.meta.dirname, 'worklist.ejs'), 'utf8'))

const app = express()
app.use(express.urlencoded({ extended: false }))

/** By the number of a card that is in use. */
const licence = 'cards c join licences l on l.id = c.licence_id where c.number_mac = $1 and c.stopped_on is null'

app.get('/ready', async (_req, res) => {
  await pool.query('select 1')
  res.send('ready')
})

app.post('/check', async (_req, res) => {
  const { rows } = await pool.query<object>({ name: 'check', text: `select valid_from, valid_until from ${licence}`, values: [mac] })
  res.json({ valid: rows.length === 1 })
})

const audited = `
  with found as (select l.id, l.valid_until, l.person_id from ${licence}),
       logged as (insert into bare_audit (actor, event, subject, person_id) select $2, 'checked', id, person_id from found returning id)
  select found.valid_until, logged.id from found, logged`

app.post('/audited', async (_req, res) => {
  const { rows } = await pool.query<object>({ name: 'audited', text: audited, values: [mac, 'inspector'] })
  res.json({ valid: rows.length === 1 })
})

const list = `
  select a.id, a.case_number, a.decide_by::text, s.day::text, s.time from applications a join slots s on s.id = a.slot_id
  where a.municipality = $1 and a.received_on is not null and a.closed_on is null order by a.decide_by, a.id limit 50`

app.get('/worklist', async (_req, res) => {
  const { rows } = await pool.query<object>({ name: 'worklist', text: list, values: [municipality] })
  res.type('html').send(page({ rows }))
})

/** What a submission is at the least: the application, a job, a line of audit; durable before the answer. */
app.post('/submit', async (_req, res) => {
  const client = await pool.connect()
  try {
    const id = randomUUID()
    await client.query('begin')
    await client.query({ name: 's1', text: 'insert into bare_applications (id, received_on) values ($1, current_date)', values: [id] })
    await client.query({ name: 's2', text: `insert into bare_jobs (name, data) values ('message', $1)`, values: [JSON.stringify({ id })] })
    await client.query({ name: 's3', text: `insert into bare_audit (actor, event, subject) values ('worker', 'submitted', $1)`, values: [id] })
    await client.query('commit')
    res.redirect(303, '/ready')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
})

app.listen(Number(process.env['PORT']), '127.0.0.1')
