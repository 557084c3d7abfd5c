/** A file of a case as the archive asks for it: MDTO-XML 1.0.1 of the Nationaal Archief, its elements in their order. */
import type { Day } from '../../law/day.ts'
import { element, type Element, writeXml } from '../../platform/paper/xml.ts'

const space = { xmlns: 'https://www.nationaalarchief.nl/mdto', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xsi:schemaLocation': 'https://www.nationaalarchief.nl/mdto https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.xsd' }

/** Where the numbers and words come from that are not of the archive. */
const OWN = 'Zaaksysteem van de gemeente'

export interface Reference {
  readonly name: string
  readonly id: string
}

export interface Maker {
  /** The code of the municipality. */
  readonly code: string
  readonly name: string
}

export interface Event {
  readonly what: string
  readonly on: Day
}

export interface InformationObject extends Reference {
  readonly level: 'Dossier' | 'Archiefstuk'
  readonly from: Day
  readonly until: Day | undefined
  readonly events: readonly Event[]
  /** The last day it is kept; undefined as long as that cannot be told. */
  readonly keptUntil: Day | undefined
  readonly partOf?: Reference
  readonly parts?: readonly Reference[]
  readonly files?: readonly Reference[]
  readonly maker: Maker
}

export function informationObject(about: InformationObject): string {
  const { level, from, until, events, keptUntil, partOf, parts = [], files = [], maker } = about
  return document(element('informatieobject',
    ...identified(about),
    term('aggregatieniveau', level, 'Begrippenlijst Aggregatieniveaus MDTO'),
    element('dekkingInTijd', term('dekkingInTijdType', level === 'Dossier' ? 'Looptijd van een dossier' : 'Datum van het stuk', OWN), element('dekkingInTijdBegindatum', from), element('dekkingInTijdEinddatum', until)),
    element('taal', 'nl'),
    ...events.map(({ what, on }) => element('event', term('eventType', what, OWN), element('eventTijd', on), element('eventVerantwoordelijkeActor', element('verwijzingNaam', maker.name)))),
    term('waardering', 'Tijdelijk te bewaren', 'Begrippenlijst Waarderingen MDTO', 'V'),
    element('bewaartermijn', element('termijnEinddatum', keptUntil)),
    partOf && reference('isOnderdeelVan', partOf),
    ...parts.map((part) => reference('bevatOnderdeel', part)),
    ...files.map((file) => reference('heeftRepresentatie', file)),
    element('archiefvormer', element('verwijzingNaam', maker.name), identification('verwijzingIdentificatie', maker.code, 'Gemeentecode CBS')),
    element('beperkingGebruik', term('beperkingGebruikType', 'Niet openbaar: bijzondere persoonsgegevens', OWN), element('beperkingGebruikNadereBeschrijving', 'Bevat bijzondere persoonsgegevens (UAVG artikel 22). Alleen in te zien door wie de zaak behandelt, en door de betrokkene zelf.')),
  ))
}

export interface FileObject extends Reference {
  readonly bytes: number
  readonly format: { readonly label: string; readonly code: string }
  readonly sha256: string
  /** When the digest was made. */
  readonly at: Date
  readonly represents: Reference
}

export function fileObject(about: FileObject): string {
  const { bytes, format, sha256, at, represents } = about
  return document(element('bestand',
    ...identified(about),
    element('omvang', String(bytes)),
    term('bestandsformaat', format.label, 'PRONOM-register', format.code),
    element('checksum', term('checksumAlgoritme', 'SHA256', 'Begrippenlijst ChecksumAlgoritme MDTO'), element('checksumWaarde', sha256), element('checksumDatum', at.toISOString().replace(/\.\d+/, ''))),
    reference('isRepresentatieVan', represents),
  ))
}

function document(content: Element | undefined): string {
  return writeXml({ name: 'MDTO', attributes: space, children: content ? [content] : [] })
}

const identified = ({ id, name }: Reference) => [identification('identificatie', id, OWN), element('naam', name)]

const identification = (name: string, id: string, source: string) => element(name, element('identificatieKenmerk', id), element('identificatieBron', source))

const reference = (name: string, to: Reference) => element(name, element('verwijzingNaam', to.name), identification('verwijzingIdentificatie', to.id, OWN))

const term = (name: string, label: string, list: string, code?: string) => element(name, element('begripLabel', label), element('begripCode', code), element('begripBegrippenlijst', element('verwijzingNaam', list)))
