/** Her cards: to show, on paper, under another name, with another number. */
import { type Request, type Response, Router } from 'express'
import { addCard, cardPhoto, nameCard, ownCards, replaceNumber, showCard, stopCard } from '../../../actions/licence/cards.ts'
import type { OwnCard } from '../../../actions/licence/held.ts'
import { paperCard } from '../../../actions/licence/paper.ts'
import { ownStanding } from '../../../actions/stopping.ts'
import { entered, type Entered, type FormErrors, read } from '../../../forms/form.ts'
import { nameForm, newNameForm } from '../../../forms/licence/licence.ts'
import { formatNumber } from '../../../law/licence/licenceNumber.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { gate, onOwnDevice, recently } from '../../signIn.ts'
import { idOf } from '../own.ts'
import { worker } from '../../whoAsks.ts'

const door = gate('worker')
const fresh = [door, recently(5)]

export function cards(baseUrl: string): Router {
  const router = Router()
  router.get(paths.card, door, (req, res) => showOne(req, res, undefined, baseUrl))
  router.get(paths.cardPhoto, door, async (req, res) => {
    res.type('image/jpeg').send(await cardPhoto(worker(req), req.today))
  })
  router.use(names(), numbers(), paper(baseUrl))
  // After the words that are no ids.
  router.get(paths.cardOf.pattern, door, (req, res) => showOne(req, res, idOf(req), baseUrl))
  return router
}

async function showOne(req: Request, res: Response, id: string | undefined, baseUrl: string): Promise<void> {
  const shown = await showCard(worker(req), id, baseUrl, req.now, req.today)
  const standing = shown ? undefined : await ownStanding(worker(req), req.today)
  const why = standing ? `stage.licence-${standing.replaceAll(' ', '-')}` : 'card.none'
  res.page('worker/card', { shown: shown ? { ...shown, number: formatNumber(shown.card.number), endsAt: shown.codeUntil.toISOString() } : null, why, today: req.today })
}

/** One of her live cards, opened to say which it is. */
async function cardIn(req: Request): Promise<OwnCard> {
  const id = idOf(req)
  const found = (await ownCards(worker(req), req.today)).cards.find((card) => card.id === id)
  if (!found) throw new NotFound()
  return found
}

const introOf = ({ number, name }: OwnCard): string[] => [formatNumber(number), ...(name ? [name] : [])]

function names(): Router {
  const router = Router()
  const show = (res: Response, name: string, action: string, given: Entered, errors: FormErrors = {}, intro: string[] = []) => {
    const options = ['yes', 'no'].map((value) => ({ value }))
    const fields = [{ kind: 'text', name: 'workingName', hint: true }, { kind: 'radios', name: 'shown', options }] as const
    res.page('form', { name, action, back: paths.names, fields, entered: given, errors, intro, upload: false })
  }

  router.get(paths.names, door, async (req, res) => {
    const { cards: live, canAdd } = await ownCards(worker(req), req.today)
    if (!live.length) return res.see(paths.card)
    res.page('worker/names', { cards: live.map((card) => ({ ...card, written: formatNumber(card.number) })), canAdd })
  })
  router.get(paths.newName, door, async (req, res) => {
    if (!(await ownCards(worker(req), req.today)).canAdd) return res.see(paths.names)
    show(res, 'newName', paths.newName, {})
  })
  router.post(paths.newName, door, async (req, res) => {
    const form = read(newNameForm, req.body)
    if (!form.ok) return show(res.status(422), 'newName', paths.newName, entered(req.body), form.errors)
    await addCard(worker(req), form.value, req.today)
    res.see(paths.names)
  })
  router.get(paths.cardName.pattern, door, async (req, res) => {
    const card = await cardIn(req)
    show(res, 'cardName', paths.cardName.with(card), { workingName: card.name, shown: card.name ? (card.shown ? 'yes' : 'no') : '' }, {}, [formatNumber(card.number)])
  })
  router.post(paths.cardName.pattern, door, async (req, res) => {
    const form = read(nameForm, req.body)
    const id = idOf(req)
    if (!form.ok) return show(res.status(422), 'cardName', paths.cardName.with({ id }), entered(req.body), form.errors)
    await nameCard(worker(req), id, form.value, req.today)
    res.see(paths.names)
  })
  return router
}

function numbers(): Router {
  const router = Router()
  const ask = async (req: Request, res: Response, name: 'newNumber' | 'stopCard', action: string, back: string) =>
    res.page('form', { name, action, back, fields: [], entered: {}, errors: {}, intro: introOf(await cardIn(req)), upload: false })

  router.get(paths.newNumber, door, async (req, res) => {
    const [first] = (await ownCards(worker(req), req.today)).cards
    res.see(first ? paths.cardNumber.with(first) : paths.card)
  })
  router.get(paths.cardNumber.pattern, door, (req, res) => ask(req, res, 'newNumber', paths.cardNumber.with({ id: idOf(req) }), paths.cardOf.with({ id: idOf(req) })))
  router.post(paths.cardNumber.pattern, door, async (req, res) => {
    const id = await replaceNumber(worker(req), idOf(req), req.today)
    res.see(paths.cardOf.with({ id }))
  })
  router.get(paths.cardStop.pattern, door, (req, res) => ask(req, res, 'stopCard', paths.cardStop.with({ id: idOf(req) }), paths.names))
  router.post(paths.cardStop.pattern, door, async (req, res) => {
    await stopCard(worker(req), idOf(req), req.today)
    res.see(paths.names)
  })
  return router
}

function paper(baseUrl: string): Router {
  const router = Router()
  router.get(paths.paper, door, async (req, res) => {
    const [first] = (await ownCards(worker(req), req.today)).cards
    res.see(first ? paths.cardPaper.with(first) : paths.card)
  })
  router.get(paths.cardPaper.pattern, fresh, onOwnDevice, async (req: Request, res: Response) => {
    res.page('form', { name: 'paper', action: paths.cardPaper.with({ id: idOf(req) }), back: paths.cardOf.with({ id: idOf(req) }), fields: [], entered: {}, errors: {}, intro: introOf(await cardIn(req)), upload: false })
  })
  router.post(paths.cardPaper.pattern, fresh, onOwnDevice, async (req: Request, res: Response) => {
    const pdf = await paperCard(worker(req), idOf(req), baseUrl, req.now, req.today)
    res.type('application/pdf').set('Content-Disposition', `attachment; filename="kaart-${req.today}.pdf"`).send(pdf)
  })
  return router
}
