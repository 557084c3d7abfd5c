/** What is taken over from another register, as it stands on record. */
export type TakingOverEvent =
  | 'import.prepared'
  | 'import.opened'
  | 'import.done'
  | 'import.undone'
  | 'application.takenOver'
  | 'licence.takenOver'
