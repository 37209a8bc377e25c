import { refreshNow } from '../kit/fresh.js'
import { fullTime } from '../kit/moment.js'
import { confirmAct } from '../shell/dialog.js'
import { deskButton, linkButton } from '../shell/page-parts.js'
import { actOnApplyment, applymentOf, turnTo } from './control.js'
import { subjectName, textAt } from './read-form.js'
import { reasonRows } from './reason-rows.js'
import { stateWord } from './states.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./control.js').Applyment} Applyment */
/** @typedef {Map<string, import('./control.js').FormField>} Fields */
/** @typedef {'approve' | 'reject' | 'interrupt' | 'remit' | 'remitFails' | 'scan' | 'sign' | 'expire'} Act */

/** What may be done where it stands: by the reviewer, the bank, the administrator, or time. @param {Applyment} one @param {Fields} fields @param {Desk} desk */
export function applymentActs(one, fields, desk) {
  const button = (/** @type {Act} */ act, /** @type {'' | 'main' | 'danger'} */ look = '') =>
    deskButton(t(`do_${act}`), () => run(one, act, fields, desk), look)
  switch (one.state) {
    case 'AUDITING':
      return [button('approve', 'main'), button('reject', 'danger'), button('interrupt')]
    case 'TO_BE_CONFIRMED':
      return [
        ...(one.account_check.includes('remittance') ? [button('remit', 'main'), button('remitFails')] : []),
        ...(one.account_check.includes('legal_person') ? [button('scan', 'main')] : []),
        phoneLink(one),
        button('expire', 'danger'),
      ]
    case 'TO_BE_SIGNED':
      return [phoneLink(one), button('sign'), button('expire', 'danger')]
    case 'SIGNING':
      return [button('expire', 'main')]
    default:
      return []
  }
}

/** The link that the provider shows as a QR code, scanned by the phone. @param {Applyment} one */
function phoneLink({ sign_url: url }) {
  return linkButton(t('onPhone'), `/?scan=${encodeURIComponent(url)}`, 'main')
}

/** @param {Applyment} one @param {Act} act @param {Fields} fields @param {Desk} desk */
async function run(one, act, fields, desk) {
  const name = textAt(one.form, '/business_info/merchant_shortname')
  const number = String(one.applyment_id)
  /** @type {string} */
  let now = one.state
  const doing = async (/** @type {Promise<Applyment>} */ asked) => {
    now = (await asked).state
  }
  const asked = { number, one, fields, doing }
  const done = await confirmAct({ ...dialogs[act](asked, name), verb: t(`do_${act}`), danger: act === 'reject' })
  if (!done) return
  desk.say(t('moved', { name, state: stateWord(now) }))
  refreshNow()
}

/** @typedef {{ number: string, one: Applyment, fields: Fields, doing: (asked: Promise<Applyment>) => Promise<void> }} Asked */
/** @typedef {{ title: string, text?: string, body?: HTMLElement, act: () => Promise<void | 'done' | 'stay'> }} Dialog */

/** @type {Record<Act, (asked: Asked, name: string) => Dialog>} */
const dialogs = {
  approve: ({ number, one, doing }, name) => ({
    title: t('approveTitle', { name }),
    text: t(one.account_check === 'none' ? 'approveToSign' : 'approveToCheck'),
    act: () => doing(actOnApplyment(number, 'approval')),
  }),
  reject: ({ number, one, fields, doing }, name) => {
    const rows = reasonRows(one.form, fields)
    return {
      title: t('rejectTitle', { name }),
      text: t('rejectText'),
      body: rows.element,
      act: async () => {
        const audit_detail = rows.read()
        if (audit_detail === null) return 'stay'
        await doing(actOnApplyment(number, 'rejection', { audit_detail }))
        return 'done'
      },
    }
  },
  interrupt: ({ number, doing }, name) => ({
    title: t('interruptTitle', { name }),
    text: t('interruptText'),
    act: () => doing(actOnApplyment(number, 'interruption')),
  }),
  remit: ({ number, one, doing }) => ({
    title: t('remitTitle', { name: subjectName(one.form) }),
    text: t('remitText'),
    act: () => doing(actOnApplyment(number, 'account-checks', { way: 'remittance', ok: true })),
  }),
  remitFails: ({ number, doing }) => ({
    title: t('remitFailsTitle'),
    text: t('remitFailsText'),
    act: () => doing(actOnApplyment(number, 'account-checks', { way: 'remittance', ok: false })),
  }),
  scan: ({ number, doing }, name) => ({
    title: t('scanTitle', { name }),
    text: t('scanText'),
    act: () => doing(actOnApplyment(number, 'account-checks', { way: 'legal_person', ok: true })),
  }),
  sign: ({ number, one, doing }, name) => ({
    title: t('signTitle', { name }),
    text: t('signText', { who: textAt(one.form, '/contact_info/contact_name') }),
    act: () => doing(actOnApplyment(number, 'signature')),
  }),
  expire: ({ one, number, doing }, name) => ({
    title: t(one.state === 'SIGNING' ? 'openTitle' : 'expireTitle', { name }),
    text: t('expireText', { time: fullTime(new Date(one.due_at ?? 0)) }),
    act: async () => {
      await turnTo(one.due_at ?? '')
      await doing(applymentOf(number))
    },
  }),
}
