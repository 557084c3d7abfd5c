/** The code someone is called by in the hall: a letter and a figure, drawn anew each day. It says nothing and counts nothing. */
const letters = 'BCDFGHJKLMNPRSTVWXZ'
const figures = '23456789'

/** `below(n)` gives a random whole number from 0 up to n; `taken` are those of today. Undefined on a day with more people than codes. */
export function newCallCode(below: (limit: number) => number, taken: readonly string[]): string | undefined {
  const free = [...letters].flatMap((letter) => [...figures].map((digit) => letter + digit)).filter((code) => !taken.includes(code))
  return free.length ? free[below(free.length)] : undefined
}
