/** One process of the service, and two behind a balancer, on the same database. */
import { atLeast, type Place, type Result, ROUNDS } from './compare.ts'
import { inTurn, type Target } from './measure.ts'
import { begin, programs, type Started } from './processes.ts'

export async function twoOf(place: Place, what: string, targetAt: (service: string) => Promise<Target>): Promise<Result> {
  const pair = [await serviceOf(place), await serviceOf(place)]
  const balancer = await begin(['bench/balancer.ts'], { BEHIND: pair.map(({ url }) => new URL(url).port).join(',') }, '/health/ready')
  const [one, two] = await inTurn([await targetAt(place.service), await targetAt(balancer.url)], ROUNDS)
  for (const started of [balancer, ...pair]) await started.stop()
  return atLeast(`${what}: two processes behind a balancer against one`, [one?.perSecond ?? 0, two?.perSecond ?? 0], 1.15)
}

/** With the limits of the one that stands there already. */
function serviceOf({ serviceEnv }: Place): Promise<Started> {
  return begin(programs.service, { ...serviceEnv, CHECKS_PER_MINUTE: '100000000', SIGN_INS_PER_MINUTE: '100000000' }, '/health/ready')
}
