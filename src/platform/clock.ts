/** The one clock; everything else is told what time it is. */
export const clock = (): Date => new Date()
