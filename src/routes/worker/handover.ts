/** Her application goes to another municipality: what that means, and her yes or no. */
import { type Request, type Response, Router } from 'express'
import { askedHer, ownHandover } from '../../actions/across/handoverLists.ts'
import { answerHandover } from '../../actions/across/handovers.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { agreeForm } from '../../forms/case/handover.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { worker } from '../whoAsks.ts'

export const handedOver = Router()
const door = gate('worker')

handedOver.get(paths.ownHandover, door, async (req, res) => ((await ownHandover(worker(req))) ? show(req, res) : res.see(paths.home)))
handedOver.post(paths.ownHandover, door, async (req, res) => {
  const form = read(agreeForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await answerHandover(worker(req), form.value, req.today)
  res.see(paths.home)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { to, ground, withTalk, decideBy } = await askedHer(worker(req))
  const t = translator(req.language)
  const intro = [t(`ownHandover.${ground}`, { to }), t('ownHandover.goes'), t(withTalk ? 'ownHandover.talk' : 'ownHandover.noTalk'), t('ownHandover.term', { on: dates(req.language).date(decideBy) }), t('ownHandover.no')]
  res.page('form', { name: 'ownHandover', action: paths.ownHandover, back: paths.home, entered: entered(req.body), errors, intro, upload: false, fields: [{ kind: 'radios', name: 'agree', options: [{ value: 'yes' }, { value: 'no' }] }] })
}
