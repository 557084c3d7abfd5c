/** Many ask at once: each hears the answer to what they asked, and a question is asked of the database once. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inPlace, together } from '../../src/platform/database/together.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('together', () => {
  test('whatever is asked in one turn, each hears their own answer, by one question', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.integer(), { minLength: 1, maxLength: 50 }), async (numbers) => {
      const questions: (readonly number[])[] = []
      const ask = together(async (asked: readonly number[]) => {
        questions.push(asked)
        await turn()
        return asked.map((number) => `the answer to ${number}`)
      })
      expect(await Promise.all(numbers.map((number) => ask(number)))).toEqual(numbers.map((number) => `the answer to ${number}`))
      expect(questions).toEqual([numbers])
    }))
  })

  test('what is asked while others wait for their answer is a question of its own', async () => {
    const questions: (readonly string[])[] = []
    const ask = together(async (asked: readonly string[]) => {
      questions.push(asked)
      await turn()
      await turn()
      return asked.map((text) => text.toUpperCase())
    })
    const first = ask('a')
    await turn()
    expect(await Promise.all([first, ask('b'), ask('c')])).toEqual(['A', 'B', 'C'])
    expect(questions).toEqual([['a'], ['b', 'c']])
  })

  test('with patience the others gather while some are under way, and are one question when these are answered', async () => {
    const questions: (readonly number[])[] = []
    const answered: (() => void)[] = []
    const ask = together(async (asked: readonly number[]) => {
      questions.push(asked)
      await new Promise<void>((resolve) => answered.push(resolve))
      return asked
    }, { most: 3, patience: 10_000 })
    const first = [1, 2, 3, 4].map((number) => ask(number))
    await turn()
    const later = [5, 6, 7].map((number) => ask(number))
    await turn()
    expect(questions).toEqual([[1, 2, 3]])
    answered.shift()?.()
    await turn()
    expect(questions).toEqual([[1, 2, 3], [4, 5, 6]])
    for (let left = 0; left < 2; left += 1) {
      answered.shift()?.()
      await turn()
    }
    expect(await Promise.all([...first, ...later])).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('those who take longer than that hold up nobody', async () => {
    const ask = together(async (asked: readonly number[]) => {
      if (asked.includes(1)) await new Promise(() => undefined)
      return asked
    }, { most: 16, patience: 5 })
    void ask(1)
    await turn()
    expect(await Promise.all([ask(2), ask(3)])).toEqual([2, 3])
    expect(await ask(4)).toBe(4)
  })

  test('what fails, fails for all who asked it, and for nobody after them', async () => {
    let fails = true
    const ask = together(async (asked: readonly number[]) => {
      if (fails) throw new Error('the database is away')
      return asked
    })
    const heard = await Promise.allSettled([ask(1), ask(2)])
    expect(heard.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    fails = false
    expect(await ask(3)).toBe(3)
  })

  test.each(['55P03', '40P01', '40001'])('what waited too long for someone else (%s) is asked of each alone: only who is in the way of it fails', async (code) => {
    const questions: (readonly number[])[] = []
    const ask = together(async (asked: readonly number[]) => {
      questions.push(asked)
      if (asked.includes(2)) throw Object.assign(new Error('held'), { code })
      return asked.map((number) => -number)
    })
    const heard = await Promise.allSettled([ask(1), ask(2), ask(3)])
    expect(heard.map((each) => (each.status === 'fulfilled' ? each.value : 'fails'))).toEqual([-1, 'fails', -3])
    expect(questions).toEqual([[1, 2, 3], [1], [2], [3]])
  })

  test('those of one who is in the way wait once more together, and hold up nobody else', async () => {
    const questions: (readonly string[])[] = []
    const ask = together(async (asked: readonly string[]) => {
      questions.push(asked)
      if (asked.some((each) => each.startsWith('held'))) throw Object.assign(new Error('held'), { code: '55P03' })
      return asked
    }, { whose: (asked) => asked.split(' ')[0] ?? '' })
    const heard = await Promise.allSettled(['held a', 'free b', 'held c', 'other d'].map((each) => ask(each)))
    expect(heard.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled'])
    expect(questions).toEqual([['held a', 'free b', 'held c', 'other d'], ['held a', 'held c'], ['free b'], ['other d']])
    questions.length = 0
    await Promise.allSettled(['held a', 'held b'].map((each) => ask(each)))
    expect(questions).toEqual([['held a', 'held b']])
  })

  test('what may have been done, however it failed, is not asked again', async () => {
    const questions: (readonly number[])[] = []
    const ask = together(async (asked: readonly number[]): Promise<readonly number[]> => {
      questions.push(asked)
      throw Object.assign(new Error('away'), { code: '57P01' })
    })
    await Promise.allSettled([ask(1), ask(2)])
    expect(questions).toEqual([[1, 2]])
  })

  test('what is more than may be asked at once is several questions, each with its own answers', async () => {
    const questions: (readonly number[])[] = []
    const ask = together(async (asked: readonly number[]) => {
      questions.push(asked)
      return asked.map((number) => -number)
    }, { most: 2 })
    expect(await Promise.all([1, 2, 3, 4, 5].map((number) => ask(number)))).toEqual([-1, -2, -3, -4, -5])
    expect(questions).toEqual([[1, 2], [3, 4], [5]])
  })

  test('an answer that says its place is put there, and one that is missing is a fault', () => {
    expect(inPlace([{ place: 2, word: 'b' }, { place: 1, word: 'a' }], ['x', 'y'])).toEqual([{ place: 1, word: 'a' }, { place: 2, word: 'b' }])
    expect(() => inPlace([{ place: 2 }], ['x', 'y'])).toThrow('2 asked, 1 answered')
  })

  test('an answer that is missing is given to nobody', async () => {
    const ask = together(async (asked: readonly number[]) => asked.slice(1))
    const heard = await Promise.allSettled([ask(1), ask(2)])
    expect(heard.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})
