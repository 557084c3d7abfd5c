/** What runs in the browser of a phone: a look at what it keeps, and voices it may have. */

/** Of what waits: which parts it has, whether anyone could read it, and whether its key could be taken out. */
export const keptOnPhone = `new Promise((resolve) => {
  indexedDB.open('offline').onsuccess = ({ target }) => {
    const kept = target.result.transaction('kept').objectStore('kept')
    const [names, values] = [kept.getAllKeys(), kept.getAll()]
    kept.transaction.oncomplete = () => {
      const waiting = values.result.filter((_value, place) => names.result[place].startsWith('waits:'))
      const text = waiting.map(({ closed }) => new TextDecoder().decode(closed)).join()
      resolve({ waiting: [...new Set(waiting.map((one) => Object.keys(one).sort().join()))], extractable: values.result[names.result.indexOf('key')].extractable, readable: /token|eyJ/.test(text) })
    }
  }
})`

/** By what names, without which. */
export const namesKept = `new Promise((resolve) => {
  indexedDB.open('offline').onsuccess = ({ target }) => {
    const names = target.result.transaction('kept').objectStore('kept').getAllKeys()
    names.onsuccess = () => resolve(names.result.map((name) => name.split(':')[0]))
  }
})`

/** A check that is put to wait while the phone wipes itself, again and again, under a key that may go with it: how many are handed in afterwards. */
export const queuedWhileWiping = (times: number) => `(async () => {
  const { handInAll, queue, wipe } = await import(document.body.dataset.store)
  const sent = []
  for (let turn = 0; turn < ${times}; turn += 1) {
    await Promise.all([wipe(), new Promise((resolve) => setTimeout(resolve, turn % 5)).then(() => queue({ check: String(turn) }))])
    await handInAll(async ({ check }) => sent.push(check))
  }
  return sent.length
})()`

/** A check that counts in a shift, the moment after that was wiped, and one in a shift that is there: what is kept of each. */
export const countedAfterWiping = `(async () => {
  const { get, keepShift, queue, wipe } = await import(document.body.dataset.store)
  const kept = []
  for (const isWiped of [true, false]) {
    await keepShift({ id: 'one', lists: [] })
    await Promise.all([isWiped && wipe(), queue({ check: 'counted', shift: 'one' }, [1, 2])])
    await keepShift({ id: isWiped ? 'two' : 'one', lists: ['newer'] })
    kept.push(await get('shift'))
  }
  await wipe()
  return kept
})()`

/** Of two that wait, the first under a key that is gone: what is handed in, and how many cannot be read. */
export const handedInWithoutKey = `(async () => {
  const { handInAll, put, queue } = await import(document.body.dataset.store)
  await queue({ check: 'a' })
  await put('key', await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']))
  await queue({ check: 'b' })
  const sent = []
  return { unread: await handInAll(async ({ check }) => sent.push(check)), sent }
})()`

/** A device with voices of its own, but for one language that only a server could speak; it keeps what it was asked to say. */
export const voices = (languages: readonly string[], without: string) => `
  const own = ${JSON.stringify(languages)}.map((lang) => ({ lang: lang + '-XX', localService: lang !== '${without}' }))
  window.spoken = []
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  const speechSynthesis = { getVoices: () => own, speaking: false, cancel() {}, speak: ({ text, lang, voice }) => spoken.push({ text, lang, by: voice.lang }), addEventListener() {} }
  Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis })`
