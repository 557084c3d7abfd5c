/** Of those who keep people and texts. */
import { withId } from './pattern.ts'

export const administering = {
  administration: '/beheer',
  people: '/beheer/mensen',
  newPerson: '/beheer/mensen/nieuw',
  personOfHouse: withId('/beheer/mensen/:id'),
  personLeaves: withId('/beheer/mensen/:id/einde'),
  changes: '/beheer/wijzigingen',
  changeConfirmed: withId('/beheer/wijzigingen/:id/akkoord'),
  changeRejected: withId('/beheer/wijzigingen/:id/afwijzen'),
  quarterly: '/beheer/controle',
  mandateKept: withId('/beheer/controle/:id'),
  ownMunicipality: '/beheer/gemeente',
  fixed: '/beheer/vast',
  lawPack: '/beheer/wet',
  templates: '/beheer/brieven',
  template: { pattern: '/beheer/brieven/:kind', with: ({ kind }: { kind: string }) => `/beheer/brieven/${kind}` },
} as const
