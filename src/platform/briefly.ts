/** What may be a little old: asked once, and told again until it is that old. What failed is asked again at once. */
export function briefly<About, T>(seconds: number, ask: (about: About) => Promise<T>): (now: Date, about: About) => Promise<T> {
  let known: { readonly at: number; readonly about: About; readonly told: Promise<T> } | undefined
  return (now, about) => {
    const at = now.getTime()
    if (known && known.about === about && at >= known.at && at - known.at < seconds * 1_000) return known.told
    const told = ask(about)
    const asking = (known = { at, about, told })
    told.catch(() => {
      if (known === asking) known = undefined
    })
    return told
  }
}
