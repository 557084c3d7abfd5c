/** A text as the bytes it is sent as, one in each character: it is written as it stands, and its length is known. */
export const bytesOf = (text: string): string => Buffer.from(text).toString('latin1')
