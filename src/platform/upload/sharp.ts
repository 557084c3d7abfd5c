/** The reader and maker of pictures: a large native library, of which a service that gets no picture needs nothing. */
import { packageAtFirstUse } from '../atFirstUse.ts'

export const loadSharp = packageAtFirstUse('sharp', async () => (await import('sharp')).default)
