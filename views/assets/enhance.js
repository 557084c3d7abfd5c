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

document.getElementById('fouten')?.focus()

addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})

for (const form of document.querySelectorAll('form:not([data-exit])')) {
  let sentAt = -Infinity
  form.addEventListener('submit', (event) => {
    if (event.timeStamp - sentAt < 8000) event.preventDefault()
    else sentAt = event.timeStamp
  })
}
