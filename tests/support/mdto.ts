/** The order, and how often each element may stand, of MDTO-XML 1.0.1, written down apart from what writes it. */
import { Parser } from 'saxen'

type Rule = readonly [name: string, least: number, most: number, type?: string]
const ANY = Number.POSITIVE_INFINITY

const term: readonly Rule[] = [['begripLabel', 1, 1], ['begripCode', 0, 1], ['begripBegrippenlijst', 1, 1, 'reference']]
const period: readonly Rule[] = [['termijnTriggerStartLooptijd', 0, 1, 'term'], ['termijnStartdatumLooptijd', 0, 1, 'date'], ['termijnLooptijd', 0, 1], ['termijnEinddatum', 0, 1, 'date']]
const object: readonly Rule[] = [['identificatie', 1, ANY, 'identification'], ['naam', 1, 1]]

const types: Readonly<Record<string, readonly Rule[]>> = {
  MDTO: [['informatieobject', 0, 1, 'informationObject'], ['bestand', 0, 1, 'file']],
  informationObject: [
    ...object, ['aggregatieniveau', 0, 1, 'term'], ['classificatie', 0, ANY, 'term'], ['trefwoord', 0, ANY], ['omschrijving', 0, ANY], ['raadpleeglocatie', 0, ANY], ['dekkingInTijd', 0, ANY, 'time'],
    ['dekkingInRuimte', 0, ANY, 'reference'], ['taal', 0, ANY], ['event', 0, ANY, 'event'], ['waardering', 1, 1, 'term'], ['bewaartermijn', 0, 1, 'period'], ['informatiecategorie', 0, 1, 'term'],
    ['isOnderdeelVan', 0, ANY, 'reference'], ['bevatOnderdeel', 0, ANY, 'reference'], ['heeftRepresentatie', 0, ANY, 'reference'], ['aanvullendeMetagegevens', 0, ANY, 'reference'],
    ['gerelateerdInformatieobject', 0, ANY], ['archiefvormer', 1, ANY, 'reference'], ['betrokkene', 0, ANY], ['activiteit', 0, 1, 'reference'], ['beperkingGebruik', 1, ANY, 'restriction'],
  ],
  file: [...object, ['omvang', 1, 1, 'number'], ['bestandsformaat', 1, 1, 'term'], ['checksum', 1, ANY, 'checksum'], ['URLBestand', 0, 1], ['isRepresentatieVan', 1, 1, 'reference']],
  identification: [['identificatieKenmerk', 1, 1], ['identificatieBron', 1, 1]],
  reference: [['verwijzingNaam', 1, 1], ['verwijzingIdentificatie', 0, 1, 'identification']],
  term, period,
  time: [['dekkingInTijdType', 1, 1, 'term'], ['dekkingInTijdBegindatum', 1, 1, 'date'], ['dekkingInTijdEinddatum', 0, 1, 'date']],
  event: [['eventType', 1, 1, 'term'], ['eventTijd', 0, 1, 'date'], ['eventVerantwoordelijkeActor', 0, 1, 'reference'], ['eventResultaat', 0, 1]],
  restriction: [['beperkingGebruikType', 1, 1, 'term'], ['beperkingGebruikNadereBeschrijving', 0, 1], ['beperkingGebruikDocumentatie', 0, ANY, 'reference'], ['beperkingGebruikTermijn', 0, 1, 'period']],
  checksum: [['checksumAlgoritme', 1, 1, 'term'], ['checksumWaarde', 1, 1], ['checksumDatum', 1, 1, 'moment']],
}

const texts: Readonly<Record<string, RegExp>> = { date: /^\d{4}-\d\d-\d\d$/, moment: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?$/, number: /^\d+$/ }

export interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

/** The document as a tree; throws on what is not well formed. */
export function parseXml(text: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new Parser()
  parser.on('error', (error) => { throw error })
  parser.on('openTag', (name, attributes, _decode, selfClosing) => {
    const node: Node = { name, attributes: { ...attributes() }, children: [], text: '' }
    open.at(-1)?.children.push(node)
    if (!selfClosing) open.push(node)
  })
  parser.on('text', (value, decode) => { const node = open.at(-1); if (node) node.text += decode(value) })
  parser.on('closeTag', (_name, _decode, selfClosing) => { if (!selfClosing) open.pop() })
  parser.parse(text)
  const [only] = root.children
  if (!only || root.children.length !== 1 || open.length !== 1) throw new Error('not one root')
  return only
}

/** What is wrong with it; nothing is good. */
export function mdtoShortcomings(text: string): string[] {
  const root = parseXml(text)
  const wrong = root.name === 'MDTO' && root.attributes['xmlns'] === 'https://www.nationaalarchief.nl/mdto' ? [] : ['not MDTO']
  if (root.children.length !== 1) wrong.push('one object per document')
  return [...wrong, ...look(root, 'MDTO')]
}

function look({ name, children, text }: Node, type: string | undefined): string[] {
  const rules = type ? types[type] : undefined
  if (!rules) return [...(children.length ? [`${name} holds elements`] : []), ...(text.trim() && (texts[type ?? '']?.test(text.trim()) ?? true) ? [] : [`${name} says "${text}"`])]
  const wrong: string[] = []
  let at = 0
  for (const [child, least, most, of] of rules) {
    let times = 0
    while (children[at]?.name === child) {
      const found = children[at]
      if (found) wrong.push(...look(found, of))
      times += 1
      at += 1
    }
    if (times < least || times > most) wrong.push(`${name}: ${child} ${times} times`)
  }
  if (at < children.length) wrong.push(`${name}: ${children[at]?.name ?? ''} is out of place`)
  return wrong
}
