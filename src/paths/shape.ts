/** An address of one thing, by its random id. */
export const withId = (pattern: string) => ({ pattern, with: ({ id }: { id: string }) => pattern.replace(':id', id) })
