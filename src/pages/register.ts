/** Pages of whoever keeps what all municipalities share. */
import type { Connections } from '../actions/register/connecting.ts'
import type { ListsState } from '../actions/register/listState.ts'
import type { RegisterKeys } from '../actions/register/retiring.ts'

export interface RegisterPages {
  'register/keys': RegisterKeys
  'register/lists': ListsState
  'register/clients': Connections
}
