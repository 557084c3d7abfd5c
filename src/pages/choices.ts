/** Values as the choices of a field; their words are locale keys. */
export const choices = (values: readonly string[]): { value: string }[] => values.map((value) => ({ value }))
