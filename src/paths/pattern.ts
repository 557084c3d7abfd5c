/** Addresses with something in them. */
export const withId = (pattern: string) => ({ pattern, with: ({ id }: { id: string }) => pattern.replace(':id', id) })

/** A file that belongs to something else. */
export const withFile = (pattern: string) => ({ pattern, with: ({ id, file }: { id: string; file: string }) => pattern.replace(':id', id).replace(':file', file) })
