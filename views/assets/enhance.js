// Everything works without this file. With it, leaving is faster and a form is sent once.
const exit = document.querySelector('[data-exit]')

const leave = (event) => {
  event.preventDefault()
  const body = new URLSearchParams(new FormData(exit))
  document.documentElement.replaceChildren()
  void fetch(exit.action, { method: 'POST', body, keepalive: true, redirect: 'manual' })
  location.replace(exit.dataset.exit)
}

if (exit) {
  exit.addEventListener('submit', leave)
  document.querySelector('.skip[rel]').addEventListener('click', leave)
  let pressed = []
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Shift') pressed = []
  })
  addEventListener('keyup', (event) => {
    if (event.key !== 'Shift') return
    pressed = [...pressed.filter((at) => event.timeStamp - at < 5000), event.timeStamp]
    if (pressed.length === 3) leave(event)
  })
}

addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})

const send = (form) => HTMLFormElement.prototype.submit.call(form)
const ask = (address, form) => fetch(address, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).then((answer) => answer.json())

// The end of a session: first a calm message, then what was typed goes where only she finds it again.
const stay = document.querySelector('[data-left]')
if (stay) {
  const tabs = new BroadcastChannel('tijd')
  let timers = []
  const up = () => {
    const typed = document.querySelector('main form:has(textarea, input:not([type=hidden], [type=file]))') ?? stay
    const path = Object.assign(document.createElement('input'), { type: 'hidden', name: '_path' })
    path.value = typed === stay ? location.pathname : new URL(typed.getAttribute('action'), location.href).pathname
    typed.append(path)
    typed.enctype = 'application/x-www-form-urlencoded'
    typed.setAttribute('action', stay.dataset.up)
    send(typed)
  }
  let endsAt = 0
  const wait = (left) => {
    timers.forEach(clearTimeout)
    endsAt = Date.now() + left * 1000
    const before = left - stay.dataset.warn
    stay.hidden = before > 0
    timers = [setTimeout(() => (stay.hidden = false), before * 1000), setTimeout(up, left * 1000)]
  }
  // A device that slept kept no time.
  document.addEventListener('visibilitychange', () => Date.now() > endsAt && up())
  tabs.onmessage = ({ data }) => wait(data)
  const go = (left) => {
    wait(left)
    tabs.postMessage(left)
  }
  go(Number(stay.dataset.left))
  stay.addEventListener('submit', (event) => {
    event.preventDefault()
    ask(stay.action, stay).then(({ left }) => go(left), up)
  })
}

// Passkeys: the browser speaks in bytes, the service in base64url.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0))
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const named = ({ id, ...rest }) => ({ ...rest, id: bytes(id) })

const passkey = async (asked) => {
  const publicKey = { ...asked, challenge: bytes(asked.challenge) }
  if (!asked.user) return navigator.credentials.get({ publicKey })
  const excludeCredentials = asked.excludeCredentials.map(named)
  return navigator.credentials.create({ publicKey: { ...publicKey, user: named(asked.user), excludeCredentials } })
}

const written = ({ id, type, response }) => {
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'].filter((part) => response[part])
  return JSON.stringify({ id, rawId: id, type, clientExtensionResults: {}, response: Object.fromEntries(parts.map((part) => [part, text(response[part])])) })
}

for (const form of window.PublicKeyCredential ? document.querySelectorAll('[data-passkey]') : []) {
  form.parentElement.hidden = false
  document.querySelector('[data-without]')?.remove()
  const problem = form.querySelector('[role=alert]')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    problem.hidden = true
    try {
      form.elements.answer.value = written(await passkey(await ask(form.dataset.passkey, form)))
      send(form)
    } catch {
      problem.hidden = false
    }
  })
}

// A card that stays open gets a new code before the old one ends; without a network the old one stays.
const shown = '[data-renew]'
let since = Date.now()
const renew = async () => {
  const card = document.querySelector(shown)
  if (document.hidden || Date.now() - since < card.dataset.renew * 1000) return
  const page = await fetch(location.href).then((answer) => answer.text())
  const next = new DOMParser().parseFromString(page, 'text/html').querySelector(shown)
  if (!next) return location.reload()
  card.replaceWith(next)
  since = Date.now()
}

// What is shown is no longer what the register says: the code ended, or there is no network to ask.
const mark = () => {
  const line = document.querySelector('[data-stale]')
  if (line) line.hidden = navigator.onLine && Date.now() < Date.parse(line.dataset.stale)
}

// The time runs along: a picture of a card stands still.
const tick = () => {
  const clock = document.querySelector('[data-clock]')
  if (clock) clock.textContent = new Date().toLocaleTimeString(document.documentElement.lang, { timeZone: 'Europe/Amsterdam' })
}

if (document.querySelector(shown)) {
  setInterval(tick, 1000)
  tick()
  const again = () => renew().catch(() => {}).then(mark)
  setInterval(again, 60000)
  document.addEventListener('visibilitychange', again)
  addEventListener('online', again)
  addEventListener('offline', mark)
  mark()
}

// A block of a talk is kept while it is typed. What does not get through stays in the page, and that is said.
const block = document.querySelector('[data-keep]')
if (block) {
  const line = block.querySelector('[data-state]')
  let timer
  let busy
  const later = (wait) => {
    clearTimeout(timer)
    timer = setTimeout(keep, wait)
  }
  const say = ({ state, version, words = [] }) => {
    if (version) block.elements.version.value = version
    line.textContent = [block.dataset[state] ?? '', words.join(', ')].filter(Boolean).join(' ')
  }
  const keep = () => {
    const body = new URLSearchParams(new FormData(block))
    busy = fetch(block.action, { method: 'POST', body, headers: { accept: 'application/json' }, redirect: 'manual' })
      .then((answer) => answer.json())
      .then(say, () => {
        say({ state: 'lost' })
        later(10000)
      })
      .finally(() => (busy = undefined))
    return busy
  }
  block.addEventListener('input', () => later(2500))
  addEventListener('online', () => later(0))
  // What is on its way has a version of its own: it arrives first.
  block.addEventListener('submit', (event) => {
    clearTimeout(timer)
    if (!busy) return
    event.preventDefault()
    void busy.finally(() => send(block))
  })
}

// An upload says how far it is; the answer takes the place of the page, also when something was wrong.
const upload = (form) => {
  const bar = document.createElement('progress')
  bar.setAttribute('aria-label', form.dataset.sending)
  const line = document.createElement('p')
  line.setAttribute('role', 'status')
  line.textContent = form.dataset.sending
  form.append(line, bar)
  const request = new XMLHttpRequest()
  request.upload.onprogress = ({ loaded, total }) => (bar.value = loaded / total)
  request.onerror = () => send(form)
  request.onload = () => {
    const answer = new DOMParser().parseFromString(request.responseText, 'text/html')
    if (request.status < 400 || !answer.querySelector('main')) return location.assign(request.responseURL)
    document.title = answer.title
    document.querySelector('main').replaceWith(answer.querySelector('main'))
    prepare(document.querySelector('main'))
  }
  request.open('POST', form.action)
  request.send(new FormData(form))
}

// A connection that takes long is no fault: it is said, so that nobody presses again or leaves.
const slow = (form) => {
  if (form.querySelector('[data-slow-line]')) return
  const line = document.createElement('p')
  line.setAttribute('role', 'status')
  line.setAttribute('data-slow-line', '')
  line.textContent = document.body.dataset.slow
  form.append(line)
}

const prepare = (part) => {
  for (const form of part.querySelectorAll('form:not([data-exit], [data-left], [data-passkey])')) {
    let sentAt = -Infinity
    form.addEventListener('submit', (event) => {
      if (event.timeStamp - sentAt < (form.dataset.sending ? Infinity : 8000)) return event.preventDefault()
      sentAt = event.timeStamp
      setTimeout(slow, 3000, form)
      if (!form.dataset.sending) return
      event.preventDefault()
      upload(form)
    })
  }
  document.getElementById('fouten')?.focus()
}
prepare(document)

// Read aloud by a voice that is on this device: nothing of the page goes anywhere. Where there is none, no button.
for (const aloud of window.speechSynthesis ? document.querySelectorAll('[data-aloud]') : []) {
  const button = aloud.querySelector('button')
  const name = button.textContent
  const { lang: language } = aloud.closest('[lang]')
  const voiceHere = () => speechSynthesis.getVoices().find(({ lang, localService }) => localService && lang.toLowerCase().startsWith(language))
  const look = () => (aloud.hidden = !voiceHere())
  const quiet = () => {
    speechSynthesis.cancel()
    button.textContent = name
  }
  button.addEventListener('click', () => {
    if (speechSynthesis.speaking) return quiet()
    const words = new SpeechSynthesisUtterance(document.getElementById(aloud.dataset.aloud).innerText)
    words.voice = voiceHere()
    words.lang = language
    words.onend = quiet
    speechSynthesis.speak(words)
    button.textContent = aloud.dataset.stop
  })
  speechSynthesis.addEventListener('voiceschanged', look)
  addEventListener('pagehide', quiet)
  addEventListener('hashchange', quiet)
  look()
}
