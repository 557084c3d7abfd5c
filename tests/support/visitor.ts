/** Someone at a browser without JavaScript: reads pages, fills in the forms that are really there, presses their buttons. */
import { type HTMLElement, parse } from 'node-html-parser'

export const address = process.env['TEST_ADDRESS'] ?? ''

export interface Page {
  readonly status: number
  readonly path: string
  readonly html: HTMLElement
  readonly text: string
  readonly raw: string
  readonly headers: Headers
  press(button: string, fields?: Record<string, string | string[]>, file?: { name: string; content: Buffer; type: string }): Promise<Page>
  /** Sends this form as it is, with only what is hidden in it. */
  send(form: HTMLElement): Promise<Page>
  follow(link: string): Promise<Page>
}

export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #address: string
  /** What people see it by, when it stands behind a proxy. */
  readonly #outside: string

  constructor(service = address, outside = service) {
    this.#address = service
    this.#outside = outside
  }

  visit(path: string): Promise<Page> {
    return this.#go(new URL(path, this.#address), { method: 'GET' })
  }

  /** Signs in as one of the demonstration people, all the way through the provider. */
  async signIn(door: 'worker' | 'staff' | 'helper', subject: string): Promise<Page> {
    const choose = await this.visit(door === 'helper' ? '/helpen' : '/inloggen')
    const people = await choose.press({ worker: 'Inloggen', staff: 'Inloggen als medewerker', helper: 'Inloggen om te helpen' }[door])
    return this.post(people.html.querySelector('form[action^="/demo-inlog"]')?.getAttribute('action') ?? '', { subject })
  }

  /** Is let in as one of them without asking the provider. */
  async comeIn(door: 'worker' | 'staff' | 'helper', subject: string): Promise<void> {
    // Not before it is needed: whoever looks from outside has nothing of the service in the process.
    const { enter } = await import('./entered.ts')
    await enter(door, subject, this)
  }

  post(path: string, fields: Record<string, string>): Promise<Page> {
    return this.#go(new URL(path, this.#address), { method: 'POST', body: new URLSearchParams(fields), headers: { origin: this.#outside } })
  }

  async #go(url: URL, init: RequestInit, hops = 0): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), cookie, ...this.#throughProxy(url) } })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const location = response.headers.get('location')
    if (location && hops < 12) return this.#go(new URL(this.#inside(new URL(location, url).href)), { method: 'GET' }, hops + 1)
    return this.#page(url, response, await response.text())
  }

  #throughProxy(url: URL): Record<string, string> {
    return url.href.startsWith(this.#address) && this.#outside.startsWith('https:') ? { 'x-forwarded-proto': 'https' } : {}
  }

  #inside(href: string): string {
    return href.startsWith(this.#outside) ? this.#address + href.slice(this.#outside.length) : href
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value) this.cookies.set(name, value)
    else this.cookies.delete(name)
  }

  #page(url: URL, response: Response, raw: string): Page {
    // Many pages are only passed: what of one is not looked at is not worked out.
    let parsed: HTMLElement | undefined
    let text: string | undefined
    const html = () => (parsed ??= parse(raw))
    return {
      status: response.status, path: url.pathname, raw, headers: response.headers,
      get html() {
        return html()
      },
      get text() {
        return (text ??= html().querySelector('main')?.structuredText ?? raw)
      },
      press: (button, fields = {}, file) => this.#press(url, html(), button, fields, file),
      send: (form) => this.#send(new URL(form.getAttribute('action') ?? '', url), form),
      follow: (link) => {
        const found = html().querySelectorAll('a').find((anchor) => anchor.text.trim().startsWith(link))
        if (!found) throw new Error(`no link "${link}" on ${url.pathname}`)
        return this.visit(found.getAttribute('href') ?? '')
      },
    }
  }

  #press(url: URL, html: HTMLElement, button: string, fields: Record<string, string | string[]>, file?: { name: string; content: Buffer; type: string }): Promise<Page> {
    const pressed = html.querySelectorAll('button').find((found) => found.text.trim() === button && formOf(html, found))
    const form = pressed && formOf(html, pressed)
    if (!form) throw new Error(`no button "${button}" on ${url.pathname}`)
    return this.#send(new URL(pressed.getAttribute('formaction') ?? form.getAttribute('action') ?? '', url), form, fields, file)
  }

  #send(to: URL, form: HTMLElement, fields: Record<string, string | string[]> = {}, file?: { name: string; content: Buffer; type: string }): Promise<Page> {
    const names = new Set(form.querySelectorAll('[name]').map((field) => field.getAttribute('name')))
    for (const name of Object.keys(fields)) if (!names.has(name)) throw new Error(`no field "${name}" in this form`)
    // As a browser does, whatever is in it: a form for files is sent as one also without a file, and a field without one as an empty file.
    const isForFiles = form.getAttribute('enctype') === 'multipart/form-data'
    if (file && !isForFiles) throw new Error('this form takes no files')
    const body = isForFiles ? new FormData() : new URLSearchParams()
    for (const hidden of form.querySelectorAll('input[type=hidden]')) body.append(hidden.getAttribute('name') ?? '', hidden.getAttribute('value') ?? '')
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
    if (body instanceof FormData) for (const name of form.querySelectorAll('input[type=file]').map((field) => field.getAttribute('name') ?? '')) {
      if (file?.name === name) body.append(name, new Blob([new Uint8Array(file.content)], { type: file.type }), 'photo.jpg')
      else body.append(name, new Blob([], { type: 'application/octet-stream' }), '')
    }
    return this.#go(to, { method: 'POST', body, headers: { origin: this.#outside } })
  }
}

/** The one it stands in, or that it names. */
function formOf(html: HTMLElement, button: HTMLElement): HTMLElement | null {
  const named = button.getAttribute('form')
  return named ? html.getElementById(named) : button.closest('form')
}

/** A page without what says how long she stays signed in: that is another in the next second. */
export const withoutClock = (page: string): string => page.replaceAll(/data-left="\d+"|class="until">[^<]+/g, '')

/** Someone of the demonstration who is in: as after signing in, which is asked of the provider only where that is what matters. */
export async function signedIn(door: 'worker' | 'staff' | 'helper', subject: string): Promise<Visitor> {
  const visitor = new Visitor()
  await visitor.comeIn(door, subject)
  return visitor
}
