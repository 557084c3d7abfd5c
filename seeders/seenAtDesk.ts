/** What the desk saw of someone of the demonstration. */
import type { DeskForm } from '../src/forms/case.ts'

export const seenAtDesk: DeskForm = { document: 'passport', seen: 'yes', genuine: 'yes', same: 'yes', face: 'yes', workRight: 'free', workUntil: '' }
