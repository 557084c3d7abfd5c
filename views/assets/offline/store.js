// What stays on the phone during a shift: its end, keys and lists, and checks that wait, each closed by a key that nobody can take out.
const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open('offline', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('kept')
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

const ask = async (mode, work) => {
  const transaction = (await opened).transaction('kept', mode)
  const request = work(transaction.objectStore('kept'))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

export const get = (name) => ask('readonly', (kept) => kept.get(name))
export const put = (name, value) => ask('readwrite', (kept) => kept.put(value, name))
const drop = (name) => ask('readwrite', (kept) => kept.delete(name))

/** Across all pages of this browser, where it can. */
const alone = (name, work) => (navigator.locks ? navigator.locks.request(name, work) : work())

const WAITS = 'waits:'
export const waiting = async () => (await ask('readonly', (kept) => kept.getAllKeys())).filter((name) => name.startsWith(WAITS))

const closingKey = async () => {
  const known = await get('key')
  if (known) return known
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await put('key', key)
  return key
}

/** On record here before it is answered, and counted in the shift as it is kept: of one that was wiped meanwhile nothing comes back. */
export const queue = (record, checks) =>
  alone('offline-store', async () => {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const text = new TextEncoder().encode(JSON.stringify(record))
    const closed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await closingKey(), text)
    await put(WAITS + record.check, { iv, closed })
    const kept = await get('shift')
    if (kept && kept.id === record.shift) await put('shift', { ...kept, checks })
  })

/** Fetched anew, with the checks that were counted until now. */
export const keepShift = (shift) =>
  alone('offline-store', async () => {
    const before = await get('shift')
    await put('shift', { ...shift, checks: before?.id === shift.id ? before.checks : [] })
  })

const read = async (name) => {
  const [{ iv, closed }, key] = [await get(name), await get('key')]
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, closed)))
  } catch {
    return undefined
  }
}

/** Each once, oldest or not: what `send` says true of is gone from here. Gives how many cannot be read; these stay, and hold up nothing. */
export const handInAll = (send) =>
  alone('offline', async () => {
    let unread = 0
    for (const name of await waiting()) {
      const record = await read(name)
      if (!record) unread += 1
      else if (await send(record)) await drop(name)
    }
    return unread
  })

/** After a shift: everything but what still waits to be handed in, and with nothing waiting its key too. */
export const wipe = () =>
  alone('offline-store', async () => {
    await drop('shift')
    if ((await waiting()).length === 0) await ask('readwrite', (kept) => kept.clear())
  })
