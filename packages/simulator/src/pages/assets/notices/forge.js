import { fill, h } from '../kit/dom.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { wireDetails } from './attempts.js'
import { FLAWS, forge, providers } from './told.js'
import { t } from './words.js'

/**
 * Sends a notice with a flaw to an address that is named, and shows whether the program there refused it.
 * @param {{ url: string, number: string, mchid: string }} known
 */
export async function askToForge({ url, number, mchid }) {
  const all = await providers()
  const whose = field({
    name: 'sp_mchid',
    label: t('provider'),
    value: mchid,
    options: all.map((one) => [one.mchid, `${one.name} ${one.mchid}`]),
  })
  const address = field({
    name: 'url',
    label: t('forgeUrl'),
    why: t('forgeUrlWhy'),
    value: url,
    type: 'url',
    placeholder: 'http://127.0.0.1:3000/notify',
  })
  const flaw = field({ name: 'kind', label: t('flaw'), options: FLAWS.map((one) => [one, t(`flaw_${one}`)]) })
  const about = field({ name: 'out_trade_no', label: t('forgeNumber'), why: t('forgeNumberWhy'), value: number })
  const outcome = h('div', { class: 'forge-outcome', 'aria-live': 'polite' })
  await confirmAct({
    title: t('forge'),
    text: all.length === 0 ? t('noProvider') : t('forgeWhat'),
    body: h('div', {}, whose.element, address.element, flaw.element, about.element, outcome),
    verb: t('forgeGo'),
    act: async () => {
      const wrong = /^https?:\/\//.test(address.read()) ? '' : t('forgeUrlWrong')
      address.blame(wrong)
      if (wrong !== '') return 'stay'
      const asked = { sp_mchid: whose.read(), url: address.read(), kind: flaw.read(), out_trade_no: about.read() }
      fill(outcome, outcomeOf(await forge(asked)))
      return 'stay'
    },
  })
}

/** @param {import('./told.js').Sent} sent */
function outcomeOf({ status, error, refused, sent, body }) {
  const verdict =
    error !== null ? t('forgeError', { error }) : t(refused ? 'forgeRefused' : 'forgeTaken', { status: status ?? 0 })
  return [
    h('p', { class: `state ${refused ? 'good' : 'bad'}` }, h('span', { class: 'dot', 'aria-hidden': 'true' }), verdict),
    wireDetails(t('sent'), { ...sent, answer: body }, () => {}),
  ]
}
