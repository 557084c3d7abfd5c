/** Whoever adds a route says in one line who may reach it; tests/rights.test.ts then asks it for every role. */
import { expect, test } from '@jest/globals'
import { lines, mayReach, roles } from '../support/rights.ts'
import { routesOfService } from '../support/routes.ts'

test('every route has its line, and every line a route', async () => {
  const routes = await routesOfService()
  const lacking = routes.filter(({ method, path }) => !mayReach(method, path)).map(({ method, path }) => `${method} ${path}: say in tests/support/rights.ts who may reach it`)
  expect(lacking).toEqual([])
  const known = new Set(['anyone', ...roles])
  expect(Object.values(lines).flatMap((line) => line.split(' ')).filter((role) => !known.has(role))).toEqual([])
  const met = (line: string) => {
    const [, method = '', beginning = ''] = /^(?:(GET|POST) )?(.*)$/.exec(line) ?? []
    return routes.some((route) => (!method || route.method === method) && (route.path === beginning || route.path.startsWith(`${beginning === '/' ? '' : beginning}/`)))
  }
  expect(Object.keys(lines).filter((line) => !met(line))).toEqual([])
})
