// A check without a network: syncs when there is one, answers from what is kept, hands in afterwards, and forgets all of it after the shift.
const page = document.body.dataset
const [{ codeIn, keysIn, listIn, verdict }, store, { look }] = await Promise.all([page.checking, page.store, page.camera].map((address) => import(address)))

const one = (name) => document.querySelector(`[data-${name}]`)
const show = (name, isShown) => (one(name).hidden = !isShown)
const HOUR = 3600000
const WEEK = 168 * HOUR

let shift
let unread = 0
let known = { keys: new Map(), lists: new Map() }
const now = () => Date.now() + (shift?.ahead ?? 0)
const inWords = (milliseconds) => new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' }).format(milliseconds)
const oldest = () => Math.min(...[...known.lists.values()].map(({ madeAt }) => madeAt)) * 1000

const say = async () => {
  const waits = (await store.waiting()).length - unread
  show('ready', shift)
  show('no-shift', !shift)
  show('waits', waits > 0)
  one('waiting').textContent = waits
  show('unreadable', unread > 0)
  one('unread').textContent = unread
  if (!shift) return
  one('until').textContent = inWords(shift.endsAt)
  show('no-list', known.lists.size === 0)
  show('list', known.lists.size > 0)
  if (known.lists.size) one('made').textContent = inWords(oldest())
}

/** Keys and lists as they were kept; what no key signed is not taken in. */
const takeIn = async () => {
  shift = await store.get('shift')
  known = { keys: shift ? await keysIn(shift.keys) : new Map(), lists: new Map() }
  for (const [number, { address, text }] of (shift?.lists ?? []).entries()) {
    const list = await listIn(text, known.keys, address)
    if (list) known.lists.set(number, list)
  }
}

const forgetAfter = async () => {
  if (!shift || now() < shift.endsAt) return
  await store.wipe()
  await takeIn()
  clear()
  await say()
}

const published = async (address) => {
  const answer = await fetch(address, { cache: 'no-cache' })
  if (!answer.ok) throw new Error(address)
  return answer
}

const keepShift = async (asked) => {
  const keys = await (await published(page.keys)).json()
  const { status_lists: addresses } = await (await published(page.lists)).json()
  const lists = await Promise.all(addresses.map(async (address) => ({ address, text: await (await published(new URL(address).pathname)).text() })))
  await store.keepShift({ ...asked.shift, ahead: asked.now - Date.now(), seenAt: Date.now(), mostInHour: asked.mostInHour, keys, lists })
}

const keepPage = async () => {
  const kept = await caches.open('offline')
  const addresses = [...document.querySelectorAll('link[href], script[src]')].map((element) => element.href || element.src)
  await kept.addAll([...new Set([location.pathname, page.checking, page.store, page.camera, page.reader, ...addresses])])
}

/** What nobody takes in any more goes; what is someone else's waits for them. */
const send = (csrf) => async (record) => {
  if (Date.parse(record.at) < now() - WEEK) return true
  const answer = await fetch(page.check, { method: 'POST', body: new URLSearchParams({ ...record, _csrf: csrf }), redirect: 'manual' })
  return answer.ok || answer.status === 422
}

const sync = async () => {
  const answer = await fetch(page.shift, { headers: { accept: 'application/json' }, redirect: 'manual' })
  show('sign-in', !answer.ok)
  if (!answer.ok) return
  const asked = await answer.json()
  unread = await store.handInAll(send(asked.csrf))
  await (asked.shift ? keepShift(asked) : store.wipe())
  await keepPage()
}

let busy
/** One at a time; without a network all stays as it is. */
const syncNow = () => {
  busy ??= sync()
    .catch(() => {})
    .then(takeIn)
    .then(say)
    .finally(() => (busy = undefined))
  return busy
}

const clear = () => document.querySelectorAll('[data-look], [data-why], [data-against]').forEach((part) => (part.hidden = true))

const tell = ({ look: kind, why, madeAt }) => {
  clear()
  const band = document.querySelector(`[data-look="${kind}"]`)
  band.hidden = false
  document.querySelectorAll(`[data-why="${why ?? 'valid'}"]`).forEach((line) => (line.hidden = false))
  if (madeAt) {
    show('against', true)
    one('against-made').textContent = inWords(madeAt * 1000)
  }
  band.focus()
}

/** A clock that was put back would make an old list look new. */
const answerFor = (code) => (Date.now() < shift.seenAt - 60000 ? { look: 'unsure', why: 'clock' } : verdict(code, known, now() / 1000))

const check = async (text) => {
  await forgetAfter()
  if (!shift) return say()
  const lately = shift.checks.filter((at) => at > now() - HOUR)
  if (lately.length >= shift.mostInHour) return tell({ look: 'unsure', why: 'many' })
  const code = codeIn(text)
  const at = now()
  shift = { ...shift, checks: [...lately, at] }
  await store.queue({ check: crypto.randomUUID(), shift: shift.id, at: new Date(at).toISOString(), token: code.slice(0, 400) || '-' }, shift.checks)
  tell(await answerFor(code))
  await say()
  if (navigator.onLine) void syncNow()
}

const form = one('form')
form.addEventListener('submit', (event) => {
  event.preventDefault()
  void check(form.elements.code.value)
  form.reset()
})

let stop
const quiet = () => {
  stop?.()
  stop = undefined
  show('film', false)
}
one('scan').addEventListener('click', async () => {
  if (stop) return quiet()
  clear()
  show('no-camera', false)
  show('film', true)
  try {
    stop = await look(one('film').querySelector('video'), page.reader, (text) => {
      quiet()
      void check(text)
    })
  } catch {
    quiet()
    show('no-camera', true)
  }
})

addEventListener('online', syncNow)
document.addEventListener('visibilitychange', () => {
  if (document.hidden) quiet()
  else void forgetAfter()
})
setInterval(forgetAfter, 30000)
setInterval(() => navigator.onLine && syncNow(), 240000)

await navigator.serviceWorker.register(page.worker, { scope: location.pathname }).catch(() => {})
await takeIn()
await forgetAfter()
await say()
await syncNow()
document.body.dataset.state = 'ready'
