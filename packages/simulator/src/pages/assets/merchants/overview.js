import { put } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { record } from '../kit/read.js'
import { agreementName, agreementState } from '../portal/agreement.js'
import { agreementsOf, merchantOf, providerOf } from '../portal/control.js'
import { live } from '../portal/live.js'
import { copied, sheet, sum } from '../portal/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { card, deskButton } from '../shell/page-parts.js'
import { moneyOf } from './control.js'
import { collecting } from './list.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('../portal/control.js').Merchant} Merchant */

const figures = /** @type {const} */ ([
  'balance_fen',
  'refunding_fen',
  'settled_fen',
  'paid_fen',
  'refunded_fen',
  'fee_fen',
])
const RATE_UNIT_PPM = 10_000

/** @param {Desk} desk @param {string} subMchid */
export function drawOverview(desk, subMchid) {
  return [
    live(
      desk,
      () => load(subMchid),
      (found) => (found === null ? null : parts(found, desk)),
    ),
  ]
}

/** @param {string} subMchid */
async function load(subMchid) {
  const merchant = await merchantOf(subMchid)
  if (merchant === null) return null
  const [money, agreements, sp] = await Promise.all([
    moneyOf(subMchid),
    agreementsOf(subMchid),
    providerOf(merchant.provider),
  ])
  return { merchant, money, agreements, sp: sp?.name ?? merchant.provider }
}

/** @param {NonNullable<Awaited<ReturnType<typeof load>>>} found @param {Desk} desk */
function parts({ merchant, money, agreements, sp }, desk) {
  return [
    card(
      t('money'),
      h(
        'dl',
        { class: 'sums' },
        figures.map((name) =>
          h(
            'div',
            {},
            h('dt', {}, wordFor(`sum_${name}`, name)),
            h('dd', { class: 'big-sum' }, sum(money?.[name] ?? 0)),
          ),
        ),
      ),
    ),
    card(
      t('who'),
      sheet([
        [t('subMchid'), copied(merchant.sub_mchid, desk)],
        [t('subject'), merchant.subject],
        [t('subjectType'), wordFor(`type_${merchant.subject_type}`, merchant.subject_type)],
        [t('rate'), `${merchant.fee_rate_ppm / RATE_UNIT_PPM}%`],
        [t('provider'), h('a', { class: 'link', href: `/partners/${merchant.provider}` }, sp)],
        [t('collecting'), collecting(merchant.restricted)],
      ]),
      h(
        'div',
        { class: 'acts' },
        deskButton(
          t(merchant.restricted ? 'unrestrict' : 'restrict'),
          () => restrict(merchant, desk),
          merchant.restricted ? '' : 'danger',
        ),
      ),
    ),
    card(
      t('tab_products'),
      sheet(
        agreements
          .filter(({ name }) => name !== 'joint_operation')
          .map((one) => [agreementName(one.name), agreementState(one, desk)]),
      ),
    ),
  ]
}

/** Risk control, which is WeChat's and nobody else's. @param {Merchant} merchant @param {Desk} desk */
async function restrict({ sub_mchid, name, restricted }, { say }) {
  const verb = t(restricted ? 'unrestrict' : 'restrict')
  const done = await confirmAct({
    title: `${verb}: ${name}`,
    text: t(restricted ? 'unrestrictText' : 'restrictText'),
    verb,
    danger: !restricted,
    act: async () => {
      await put(`/merchants/${sub_mchid}/collecting`, { allowed: restricted === true }, record({}))
    },
  })
  if (!done) return
  say(t(restricted ? 'unrestricted' : 'restrictedNow', { name }))
  refreshNow()
}
