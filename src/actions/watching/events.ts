/** Of a platform that she lets hear of changes, as it stands on record. */
export type WatchingEvent =
  | 'watch.allowed'
  | 'watch.stopped'
  | 'watch.begun'
  | 'watch.ended'
  | 'watch.refused'
  | 'watch.told'
  | 'watch.lost'
