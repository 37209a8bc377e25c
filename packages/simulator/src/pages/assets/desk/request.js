import { h } from '../kit/dom.js'
import { agreementActs, agreementHistory, agreementName, agreementState, effectOf } from '../portal/agreement.js'
import { agreementsOf, appids, merchantOf } from '../portal/control.js'
import { live } from '../portal/live.js'
import { copied, sheet } from '../portal/parts.js'
import { card, emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {{ subMchid: string, name: string, appid: string | null }} Which */

/** One request: what it changes, the next act, and how it came to stand so. @param {Desk} desk @param {Which} which */
export function drawRequest(desk, which) {
  return [
    pageHead({ title: agreementName(which.name), back: { href: '/desk', label: t('title') } }),
    live(
      desk,
      () => load(which),
      (found) => (found === null ? emptyState(t('unknown'), linkButton(t('toList'), '/desk')) : parts(found, desk)),
    ),
  ]
}

/** @param {Which} which */
async function load({ subMchid, name, appid }) {
  const merchant = await merchantOf(subMchid)
  if (merchant === null) return null
  const [agreements, apps] = await Promise.all([agreementsOf(subMchid), appids()])
  const one = agreements.find((each) => each.name === name && each.appid === appid)
  return one ? { one, merchant, app: apps.find((each) => each.appid === appid) ?? null } : null
}

/** @param {NonNullable<Awaited<ReturnType<typeof load>>>} found @param {Desk} desk */
function parts({ one, merchant, app }, desk) {
  return [
    card(
      `${merchant.name} · ${agreementName(one.name)}`,
      sheet([
        [t('state'), agreementState(one, desk)],
        [t('merchant'), h('a', { class: 'link', href: `/merchants/${merchant.sub_mchid}` }, merchant.name)],
        [t('number'), copied(merchant.sub_mchid, desk)],
        [t('subject'), merchant.subject],
        app && [t('app'), `${app.name} · ${app.subject}`],
        app && ['appid', copied(app.appid, desk)],
        [t('effect'), effectOf(one.name)],
      ]),
      h('div', { class: 'acts' }, agreementActs(one, merchant.name, desk)),
    ),
    card(t('history'), one.history.length === 0 ? h('p', { class: 'quiet' }, t('noHistory')) : agreementHistory(one)),
  ]
}
