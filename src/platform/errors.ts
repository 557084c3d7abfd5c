/** There is no such thing, or not for you: deliberately one answer. */
export class NotFound extends Error {}

/** The actor has opened as much as one hour allows; nothing was opened. */
export class BudgetSpent extends Error {}

/** Someone else was first: what must be there once was there. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && (error.name === 'SequelizeUniqueConstraintError' || ('code' in error && error.code === '23505'))
}

/** What this points to was taken away in between. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && (error.name === 'SequelizeForeignKeyConstraintError' || ('code' in error && error.code === '23503'))
}

/** Two of something that can be in one place at a time. */
export function isOverlap(error: unknown): boolean {
  return error instanceof Error && (error.name === 'SequelizeExclusionConstraintError' || ('code' in error && error.code === '23P01'))
}

/** There was no connection to be had: of each kind that Sequelize knows. */
export function isUnreached(error: unknown): boolean {
  return error instanceof Error && /^Sequelize(Connection|Host|InvalidConnection|AccessDenied)/.test(error.name)
}

/** The service cannot start; the message is one line that says what to do about it. */
export class StartError extends Error {}

/** Whoever keeps the keys does not answer, or not to us: nothing was opened, and nothing lost. */
export class KeyringAway extends Error {}

/** This replica does not know yet what others know: it says nothing until it does. */
export class ReplicaBehind extends Error {}
