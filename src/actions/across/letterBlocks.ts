/** What a letter between municipalities says, in blocks whose order is fixed. */
import type { HandoverGround } from '../../law/office/handover.ts'
import type { Block, Common, Tools, Writers } from '../letterTexts.ts'

export interface HandedOver {
  /** Where it came from. */
  readonly from: string
  readonly ground: HandoverGround
  readonly withTalk: boolean
  /** A talk that was still to be held has no moment any more. */
  readonly talkFalls: boolean
  readonly decideBy: string
}

export interface AcrossFacts {
  handedOver: HandedOver
}

export const acrossLetters: Writers<keyof AcrossFacts> = { handedOver }

function handedOver(facts: Common & HandedOver, { says, plain, under, help, date }: Tools): Block[] {
  const values = { from: facts.from, to: facts.municipality, caseNumber: facts.caseNumber, on: date(facts.sentOn) }
  return [
    plain(says('lead', values)),
    under('why', says(facts.ground)),
    under('data', says('data'), says(facts.withTalk ? 'talkGoes' : 'talkStays')),
    under('next', says('term', { decideBy: date(facts.decideBy) }), ...(facts.talkFalls ? [says('moment')] : [])),
    help,
  ]
}
