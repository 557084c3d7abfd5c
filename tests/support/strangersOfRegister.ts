/** As strangers.ts, of what all municipalities share. */
import { randomUUID } from 'node:crypto'
import * as listState from '../../src/actions/register/listState.ts'
import * as announcing from '../../src/actions/register/announcing.ts'
import * as connecting from '../../src/actions/register/connecting.ts'
import * as designations from '../../src/actions/register/designations.ts'
import * as registerHealth from '../../src/actions/register/health.ts'
import * as lawPacks from '../../src/actions/register/lawPacks.ts'
import * as misuse from '../../src/actions/register/misuse.ts'
import * as proposals from '../../src/actions/register/proposals.ts'
import * as retiring from '../../src/actions/register/retiring.ts'
import * as tightening from '../../src/actions/register/tightening.ts'
import * as watchAddresses from '../../src/actions/register/watchAddresses.ts'
import { coordinator, inspector, nobody, today } from './someoneElse.ts'

export const callsOfRegister: Readonly<Record<string, () => Promise<unknown>>> = {
  registerKeys: async () => retiring.registerKeys(nobody as never, new Date()),
  bringNextKey: async () => retiring.bringNextKey(nobody as never, 'x', new Date()),
  keyToRetire: async () => retiring.keyToRetire(nobody as never, 'x', new Date()),
  proposeRetiring: async () => retiring.proposeRetiring(inspector as never, 'x', 'leaked', new Date()),
  agreeToRetire: async () => retiring.agreeToRetire(coordinator as never, randomUUID(), new Date()),
  rejectRetiring: async () => retiring.rejectRetiring(nobody as never, randomUUID(), new Date()),
  connections: async () => connecting.connections(nobody as never, new Date()),
  proposeConnection: async () => connecting.proposeConnection(inspector as never, { name: 'x', kind: 'platform', publicKeys: [], certificate: null }, new Date()),
  openConnection: async () => connecting.openConnection(coordinator as never, randomUUID(), new Date(), today),
  rejectConnection: async () => connecting.rejectConnection(nobody as never, randomUUID(), new Date()),
  endConnection: async () => connecting.endConnection(inspector as never, randomUUID(), new Date()),
  watchStates: async () => watchAddresses.watchStates(nobody as never, today),
  connectionToTell: async () => watchAddresses.connectionToTell(inspector as never, randomUUID()),
  proposeAddress: async () => watchAddresses.proposeAddress(nobody as never, randomUUID(), { url: 'https://x.example', contact: 'x' }, new Date()),
  openAddress: async () => watchAddresses.openAddress(coordinator as never, randomUUID(), new Date()),
  rejectAddress: async () => watchAddresses.rejectAddress(inspector as never, randomUUID(), new Date()),
  designations: async () => designations.designations(nobody as never, today),
  notDesignated: async () => designations.notDesignated(inspector as never, today),
  designationOf: async () => designations.designationOf(coordinator as never, 'GM0344', today),
  proposeDesignation: async () => designations.proposeDesignation(inspector as never, { designated: 'GM0001', designatedFrom: today }, new Date()),
  proposeEnd: async () => designations.proposeEnd(coordinator as never, 'GM0344', { designatedUntil: today }, new Date(), today),
  agree: async () => proposals.agree(inspector as never, randomUUID(), new Date(), today),
  reject: async () => proposals.reject(nobody as never, randomUUID(), new Date()),
  registerHealth: async () => registerHealth.registerHealth(nobody as never, new Date(), today),
  listsState: async () => listState.listsState(nobody as never, new Date()),
  publishByHand: async () => listState.publishByHand(inspector as never, String, new Date()),
  misuse: async () => misuse.misuse(nobody as never, new Date(), today),
  checksOfLate: async () => misuse.checksOfLate(inspector as never, new Date()),
  tellHolder: async () => misuse.tellHolder(coordinator as never, randomUUID(), new Date(), today),
  lawPacks: async () => lawPacks.lawPacks(nobody as never, today),
  lawPackOf: async () => lawPacks.lawPackOf(inspector as never, 'x', today),
  proposeLawPack: async () => lawPacks.proposeLawPack(coordinator as never, 'x', { lawFrom: today }, new Date(), today),
  tightenings: async () => tightening.tightenings(nobody as never, new Date()),
  tighten: async () => tightening.tighten(inspector as never, { key: randomUUID(), tightenSort: 'network', tightenParts: '2', tightenHours: '1' }, new Date()),
  loosen: async () => tightening.loosen(coordinator as never, randomUUID(), new Date()),
  announcements: async () => announcing.announcements(nobody as never, new Date()),
  announce: async () => announcing.announce(inspector as never, { key: randomUUID(), announceKind: 'slow', announceTo: 'everyone', announceDay: today, announceTime: '12:00', announceHours: '1' }, new Date()),
  confirmAnnouncement: async () => announcing.confirmAnnouncement(coordinator as never, randomUUID(), new Date()),
  endAnnouncement: async () => announcing.endAnnouncement(nobody as never, randomUUID(), new Date()),
}

export const partsOfRegister = ['designate', 'endDesignation', 'waitingFor', 'activateLawPack']
