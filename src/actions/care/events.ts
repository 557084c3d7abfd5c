/** What is put on record of worries and of care: by their own id, with no person, no case and no municipality beside it. */
export type CareEvent =
  | `concern.${'recorded' | 'handedOver' | 'opened' | 'read' | 'summarised' | 'summaryWithheld' | 'reviewed' | 'erased'}`
  | `referral.${'sent' | 'erased'}`
  | `signal.${'opened' | 'accepted' | 'passedOn' | 'routed' | 'planned' | 'tried' | 'closed' | 'erased'}`
