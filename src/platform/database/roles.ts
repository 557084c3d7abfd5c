/** The roles of the database, and the address by which each comes in. */
import { createHmac } from 'node:crypto'

/** The role the service works as: it owns nothing, sees only what row-level security shows, and cannot wait for ever. */
export const APP_ROLE = 'waarborg_app'
export const OWNER_ROLE = 'waarborg_owner'
/** The role of the process that checks alone: it reads no table at all, and may call a few functions. */
export const CHECK_ROLE = 'waarborg_check'

/** The same database as the role of the service. */
export const appUrl = (url: string, rolePassword: string): string => asRole(url, APP_ROLE, rolePassword)

/** The same database as the role that checks alone. */
export const checkUrl = (url: string, rolePassword: string): string => asRole(url, CHECK_ROLE, passwordOfCheck(rolePassword))

function asRole(url: string, role: string, password: string): string {
  const address = new URL(url)
  address.username = role
  address.password = password
  return address.href
}

/** Leads nowhere else: whoever has it does not have that of the service. */
export const passwordOfCheck = (rolePassword: string): string => createHmac('sha256', rolePassword).update(CHECK_ROLE).digest('base64url')
