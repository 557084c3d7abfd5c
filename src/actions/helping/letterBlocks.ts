/** The letter that says that a helper of hers is not admitted: who, since when, why, and that she may name another. */
import type { HelperGround } from '../../law/hers/mandate.ts'
import type { Samples, Writers } from '../letterTexts.ts'

export interface HelpingFacts {
  helperRefused: { readonly helper: string; readonly ground: HelperGround; readonly reason: string }
}

export const helpingLetters: Writers<keyof HelpingFacts> = {
  helperRefused: ({ helper, ground, reason, sentOn }, { date, says, plain, under, help }) => [
    plain(says('lead', { helper, on: date(sentOn) })),
    under('why', says(`ground.${ground}`), reason),
    under('next', says('next'), says('lawyer')),
    help,
  ],
}

export const helpingSamples: Samples<keyof HelpingFacts> = {
  helperRefused: (common) => ({ ...common, kind: 'helperRefused', helper: 'Mijn buurman', ground: 'disturbs', reason: 'Uw helper schreeuwde aan de balie tegen een medewerker.' }),
}
