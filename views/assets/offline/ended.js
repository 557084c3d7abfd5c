// The shift has ended: what this device kept for it goes, and what still waits to be handed in is said.
const page = document.querySelector('[data-store]')
const { waiting, wipe } = await import(page.dataset.store)
await wipe()
const count = (await waiting()).length
page.querySelector('[data-wiped]').hidden = false
page.querySelector('[data-waiting]').textContent = count
page.querySelector('[data-waits]').hidden = count === 0
