/** Pages of what was opened in an emergency. */
import type { EmergencyLine } from '../actions/emergency/emergencies.ts'
import type { Entered, FormErrors } from '../forms/form.ts'

export interface EmergencyPages {
  'municipality/emergency': { line: EmergencyLine; why: string | null; own: boolean; entered: Entered; errors: FormErrors }
  'oversight/emergencies': { lines: readonly EmergencyLine[] }
}
