/** What goes on record of her data: what she asks, how it is decided, what she sends along, who helps her. */
export type HersEvent =
  | 'data.proposed'
  | 'data.sentBack'
  | 'data.erased'
  | 'data.limited'
  | 'data.limitLifted'
  | 'attachment.kept'
  | 'attachment.judged'
  | 'mandate.refused'
