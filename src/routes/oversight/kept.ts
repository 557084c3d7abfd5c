/** What every night took away, and by which terms. */
import { Router } from 'express'
import { retentionRuns } from '../../actions/retention/runs.ts'
import { paths } from '../../paths.ts'
import { translator } from '../../platform/page/translate.ts'
import { sourceKey } from '../administration/lawWords.ts'
import { gate } from '../signIn.ts'
import { official } from '../whoAsks.ts'

export const kept = Router()

kept.get(paths.erasing, gate('privacyOfficer', 'administrator'), async (req, res) => {
  const t = translator(req.language)
  const sourceOf = (source: string): string => {
    const words = sourceKey(source)
    return 'key' in words ? t(words.key) : words.plain
  }
  res.page('oversight/kept', { ...(await retentionRuns(official(req), req.today)), sourceOf })
})
