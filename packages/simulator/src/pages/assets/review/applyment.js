import { h } from '../kit/dom.js'
import { fullTime } from '../kit/moment.js'
import { live } from '../portal/live.js'
import { copied, moment, sheet, timeline } from '../portal/parts.js'
import { card, emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { applymentActs } from './applyment-acts.js'
import { applymentOf, files, formFields } from './control.js'
import { formView } from './form-view.js'
import { subjectName, textAt } from './read-form.js'
import { stateOf, stateWord } from './states.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./control.js').Applyment} Applyment */

/** One application: where it stands, the next acts, how it came to stand so, and all that was sent. @param {Desk} desk @param {string} number */
export function drawApplyment(desk, number) {
  return [
    pageHead({ title: t('applymentTitle'), back: { href: '/review', label: t('title') } }),
    live(
      desk,
      () => load(number),
      (found) => (found === null ? emptyState(t('unknown'), linkButton(t('toList'), '/review')) : parts(found, desk)),
    ),
  ]
}

/** @param {string} number */
async function load(number) {
  if (!/^\d+$/.test(number)) return null
  const [one, fields, papers] = await Promise.all([applymentOf(number), formFields('applyment'), files()])
  return { one, fields: [...fields], papers: [...papers] }
}

/** @param {NonNullable<Awaited<ReturnType<typeof load>>>} found @param {Desk} desk */
function parts({ one, fields, papers }, desk) {
  const known = { fields: new Map(fields), files: new Map(papers) }
  return [
    card(
      textAt(one.form, '/business_info/merchant_shortname'),
      sheet([
        [t('state'), stateOf(one.state)],
        [t('subject'), subjectName(one.form)],
        [t('administrator'), `${textAt(one.form, '/contact_info/contact_name')} · ${administratorKind(one)}`],
        [t('accountCheck'), wordFor(`check_${one.account_check}`, one.account_check)],
        [t('products'), one.permissions.map((name) => wordFor(`product_${name}`, name)).join(' · ') || '–'],
        one.due_at ? [t(dueWord(one.state)), moment(one.due_at, desk)] : null,
        [t('businessCode'), copied(one.business_code, desk)],
        [t('applymentId'), copied(String(one.applyment_id), desk)],
        [t('subMchid'), subMchid(one, desk)],
      ]),
      one.audit_detail.length === 0 ? null : rejections(one),
      h('div', { class: 'acts' }, applymentActs(one, known.fields, desk)),
    ),
    card(
      t('history'),
      timeline(
        one.history.map(({ at, act, state, by, why }) => ({
          title: `${wordFor(`act_${act}`, act)} → ${stateWord(state)}`,
          by: `${fullTime(new Date(at))} · ${wordFor(`by_${by.replace(' ', '_')}`, by)}`,
          text: why,
        })),
      ),
    ),
    ...formView(one.form, known),
  ]
}

/** @param {Applyment} one */
function administratorKind({ form }) {
  return t(textAt(form, '/contact_info/contact_type') === 'SUPER' ? 'byAgent' : 'byLegal')
}

/** @param {string} state @returns {'dueSigning' | 'dueCheck' | 'dueSignature'} */
function dueWord(state) {
  if (state === 'SIGNING') return 'dueSigning'
  return state === 'TO_BE_CONFIRMED' ? 'dueCheck' : 'dueSignature'
}

/** A number is given when it may be signed; there is a merchant only when it is finished. @param {Applyment} one @param {Desk} desk */
function subMchid({ sub_mchid: number, state }, desk) {
  if (number === null) return t('noNumberYet')
  if (state !== 'FINISHED')
    return h('span', {}, copied(number, desk), ' ', h('span', { class: 'why' }, t('notYetOpen')))
  return h(
    'span',
    { class: 'acts-line' },
    copied(number, desk),
    h('a', { class: 'link', href: `/merchants/${number}/login` }, t('toLogin')),
  )
}

/** @param {Applyment} one */
function rejections({ audit_detail: details }) {
  return h(
    'div',
    { class: 'below' },
    h('p', { class: 'step-title' }, t('rejectedFor')),
    h(
      'ul',
      { class: 'reasons' },
      details.map(({ field, field_name: name, reject_reason: reason }) =>
        h('li', {}, h('strong', {}, name), ' ', h('code', { class: 'wire-name' }, field), h('br'), reason),
      ),
    ),
  )
}
