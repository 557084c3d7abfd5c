/** What stands before several processes: each connection goes to the next of them. Started by two.ts with BEHIND, their ports. */
import { connect, createServer } from 'node:net'

const ports = (process.env['BEHIND'] ?? '').split(',').map(Number)
let next = 0

createServer({ noDelay: true }, (asked) => {
  const port = ports[(next += 1) % ports.length] ?? 0
  const answering = connect({ port, host: 'localhost', noDelay: true })
  const end = () => {
    asked.destroy()
    answering.destroy()
  }
  asked.on('error', end).on('close', end).pipe(answering)
  answering.on('error', end).on('close', end).pipe(asked)
}).listen(Number(process.env['PORT']), 'localhost')
