/** The part of saxen that is used. */
declare module 'saxen' {
  export class Parser {
    on(event: 'openTag', hear: (name: string, attributes: () => Record<string, string>, decode: (text: string) => string, selfClosing: boolean) => void): this
    on(event: 'closeTag', hear: (name: string, decode: (text: string) => string, selfClosing: boolean) => void): this
    on(event: 'text', hear: (value: string, decode: (text: string) => string) => void): this
    on(event: 'cdata', hear: (value: string) => void): this
    on(event: 'error' | 'warn', hear: (error: Error) => void): this
    on(event: 'attention', hear: (text: string) => void): this
    parse(text: string): void
  }
}
