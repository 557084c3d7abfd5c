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

/** A device with voices of its own, but for one language that only a server could speak; it keeps what it was asked to say. */
export const voices = (languages: readonly string[], without: string) => `
  const own = ${JSON.stringify(languages)}.map((lang) => ({ lang: lang + '-XX', localService: lang !== '${without}' }))
  window.spoken = []
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  const speechSynthesis = { getVoices: () => own, speaking: false, cancel() {}, speak: ({ text, lang, voice }) => spoken.push({ text, lang, by: voice.lang }), addEventListener() {} }
  Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis })`
