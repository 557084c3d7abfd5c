/** Signed tokens as others write them: read when someone brings one. */
import { packageAtFirstUse } from '../atFirstUse.ts'

export const loadJose = packageAtFirstUse('jose', () => import('jose'))
