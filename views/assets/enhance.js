// Everything works without this file; with it, leaving is faster and a form is sent once.
const errors = document.getElementById('fouten')
if (errors) errors.focus()
const exit = document.querySelector('[data-exit]')
const leave = () => {
  document.documentElement.replaceChildren()
  fetch(exit.action, { method: 'POST', body: new URLSearchParams(new FormData(exit)), keepalive: true, redirect: 'manual' })
  location.replace('/weer')
}
if (exit) {
  exit.addEventListener('submit', (event) => {
    event.preventDefault()
    leave()
  })
  let pressed = []
  addEventListener('keyup', ({ key, timeStamp }) => {
    pressed = key === 'Shift' ? [...pressed.filter((at) => timeStamp - at < 5000), timeStamp] : []
    if (pressed.length === 3) leave()
  })
}
addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
for (const form of document.querySelectorAll('form:not([data-exit])')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
  })
}
