/** What tests import as Jest's: as the runner gives it, with an end to their patience, which the runner has not. */
export const PATIENCE = 120_000

export const { describe, expect, jest } = globalThis

function within(work, limit = PATIENCE) {
  return async (...given) => {
    let timer
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`not done within ${limit / 1_000} s`)), limit)
    })
    await Promise.race([(async () => work(...given))(), late]).finally(() => clearTimeout(timer))
  }
}

const named = (register) => (name, work, limit) => register(name, within(work, limit))

export const test = Object.assign(named(globalThis.test), {
  each: (...table) => named(globalThis.test.each(...table)),
})

const hook = (register) => (work, limit) => register(within(work, limit))
export const [beforeAll, afterAll, beforeEach, afterEach] = [globalThis.beforeAll, globalThis.afterAll, globalThis.beforeEach, globalThis.afterEach].map(hook)
