import { expect, test } from '@jest/globals'
import * as sequelize from 'sequelize'
import { isAway } from '../../src/frame.ts'

const kinds = Object.entries(sequelize).filter(([, kind]) => typeof kind === 'function' && kind.prototype instanceof sequelize.ConnectionError)

test('no connection, of each kind there is, is a database that is away', () => {
  expect(kinds.map(([name]) => name).sort()).toEqual(['AccessDeniedError', 'ConnectionAcquireTimeoutError', 'ConnectionRefusedError', 'ConnectionTimedOutError', 'HostNotFoundError', 'HostNotReachableError', 'InvalidConnectionError'])
  for (const [name, Kind] of [...kinds, ['ConnectionError', sequelize.ConnectionError] as const]) expect([name, isAway(Reflect.construct(Kind as typeof sequelize.ConnectionError, [new Error('x')]))]).toEqual([name, true])
})

test('what a database that goes down says is found inside the error; what it says of a question is a fault of ours', () => {
  const told = (code: string) => new sequelize.DatabaseError(Object.assign(new Error('x'), { code, sql: '' }))
  expect([told('57P01'), told('55P03'), told('42601')].map(isAway)).toEqual([true, true, false])
})
