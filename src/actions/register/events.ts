/** What is done to what all municipalities share, as it stands on record. */
export type RegisterEvent =
  | 'key.made'
  | 'key.brought'
  | 'key.retiringProposed'
  | 'key.retiringRejected'
  | 'key.retired'
  | 'list.published'
  | 'client.proposed'
  | 'client.opened'
  | 'client.rejected'
  | 'client.ended'
