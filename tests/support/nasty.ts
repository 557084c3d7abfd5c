/** What someone may send who means ill, or whose browser is broken. */

/** Where this stands in a page as it is, the page does what they say. */
export const MARK = 'kwaad9x'
const markup = `"><img src=x onerror=${MARK}>'</textarea></option><script>${MARK}()</script>`
export const unescaped = new RegExp(`<(img src=x|script>)[^&]{0,20}${MARK}`)

/** Of a server that says more than it should. */
export const talkative = /\n\s+at .+:\d+:\d+|node_modules|Sequelize|syntax error at|invalid input|violates|\.ts:\d+|ECONN|stack trace/

export const values: readonly string[] = [
  markup,
  `' or '1'='1'; drop table persons; --`,
  `a\u0000b`,
  'x'.repeat(9_000),
  '',
  '-1',
  '99999999999999999999',
  '1e309',
  'NaN',
  '__proto__',
  'constructor',
  '2026-13-45',
  '0000-00-00',
  '9999999-12-31',
  '00000000-0000-0000-0000-000000000000',
  '\uD83D',
  '\u202Egnirts\u0007\u001B[31m',
  '{{7*7}}<%= 7*7 %>${7*7}',
  '=cmd|calc!A1',
  '../../../etc/passwd',
  'a\r\nSet-Cookie: kwaad=1',
  '\u00a0\u2003 ',
]

export const inAddress: readonly string[] = ['%00', '%FF%FE', '%27%3B--', '__proto__', '..%2f..%2fetc', '%3Cscript%3E', 'x'.repeat(2_000), '-1', '1e309', '%E2%80%AE', '00000000-0000-0000-0000-000000000000']

export interface Sent {
  readonly type: string
  readonly body: string
}

/** Bodies that are no form, or a strange one. */
export function strangeBodies(token: string, names: readonly string[]): Sent[] {
  const form = 'application/x-www-form-urlencoded'
  const csrf = `_csrf=${encodeURIComponent(token)}`
  const [first = 'x'] = names
  return [
    { type: form, body: `${csrf}&${names.map((name) => `${name}=1&${name}=2&${name}=2`).join('&')}` },
    { type: form, body: `${csrf}&${names.map((name) => `${name}[a]=1&${name}[]=2&${name}[__proto__][x]=3`).join('&')}` },
    { type: form, body: `${csrf}&__proto__=1&constructor[prototype][x]=1&toString=1&hasOwnProperty=1&${first}=%FF%FE%E0%80` },
    { type: form, body: `${csrf}&%=%&&&==&${first}=%zz` },
    { type: form, body: `${csrf}&${first}=${'x'.repeat(70_000)}` },
    { type: form, body: `${csrf}&${Array.from({ length: 1_200 }, (_, index) => `a${index}=1`).join('&')}` },
    { type: 'application/json', body: `{"_csrf":"${token}","__proto__":{"x":1},"${first}":{"$gt":""}}` },
    { type: 'text/plain', body: 'x' },
    { type: 'application/xml', body: '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>' },
    { type: `${form}; charset=utf-7`, body: csrf },
    { type: 'multipart/form-data; boundary=x', body: `--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="photo"; filename="../../x.svg"\r\nContent-Type: image/svg+xml\r\n\r\n<svg onload=alert(1)>\r\n--x--\r\n` },
    { type: 'multipart/form-data; boundary=x', body: `--x\r\nContent-Disposition: form-data; name="a` },
    { type: 'multipart/form-data', body: 'x' },
  ]
}
