/** Of whoever watches over looks. */
import { withId } from './pattern.ts'

export const watching = {
  watch: '/toezicht',
  watchedLooks: '/toezicht/blikken',
  watchedLooksFile: '/toezicht/blikken/bestand',
  unusual: '/toezicht/vreemd',
  emergencies: '/toezicht/nood',
  requestClocks: '/toezicht/verzoeken',
  incidents: '/toezicht/lek',
  incident: withId('/toezicht/lek/:id'),
  erasing: '/toezicht/bewaren',
} as const
