/** What figures, rules and their sources are called on the page of the law: locale keys, or what is the same in every language. */
import { acts } from '../../law/openActs.ts'
import type { RuleCode } from '../../law/rules.ts'

/** A reference to a law or a document stands as it is. */
const reference = /^(Awb|AWB|ATW|GDPR|PSG|W4|NVW|SWE|NU|VNG|EQ)[\w\s(),:;]*$/

/** The key of its words, or the source itself. */
export const sourceKey = (source: string): { readonly key: string } | { readonly plain: string } =>
  reference.test(source) ? { plain: source } : { key: `admin.source.${source.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}` }

/** A rule of acts of an application is called by these acts. */
export function namesOfRule(code: string): string[] {
  const opened = Object.entries(acts).flatMap(([act, { rule }]) => (rule === (code as RuleCode) ? [`done.${act}`] : []))
  return opened.length ? opened : [`admin.rule.${code}`]
}
