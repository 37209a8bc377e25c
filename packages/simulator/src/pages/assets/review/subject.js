import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { fullTime } from '../kit/moment.js'
import { live } from '../portal/live.js'
import { copied, moment, sheet, timeline } from '../portal/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { card, deskButton, emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { actOnSubject, files, formFields, subjectOf, turnTo } from './control.js'
import { formView } from './form-view.js'
import { confirmedName, filledPaths, textAt } from './read-form.js'
import { stateOf, stateWord } from './states.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./control.js').Subject} Subject */
/** @typedef {Map<string, import('./control.js').FormField>} Fields */
/** @typedef {'approve' | 'reject' | 'freeze' | 'interrupt' | 'confirm_contact' | 'verify' | 'cancel' | 'expire'} Act */

/** @type {Record<string, Act[]>} */
const actsByState = {
  WAITTING_FOR_AUDIT: ['approve', 'reject', 'freeze', 'interrupt', 'cancel'],
  WAITTING_FOR_CONFIRM_CONTACT: ['confirm_contact', 'cancel', 'expire'],
  WAITTING_FOR_CONFIRM_LEGALPERSON: ['verify', 'cancel', 'expire'],
  REJECTED: ['cancel', 'expire'],
  EDITTING: ['cancel', 'expire'],
  PASSED: ['cancel'],
}
const withCode = ['WAITTING_FOR_CONFIRM_CONTACT', 'WAITTING_FOR_CONFIRM_LEGALPERSON']

/** One confirmation of a subject. @param {Desk} desk @param {string} number */
export function drawSubject(desk, number) {
  const back = { href: '/review/subjects', label: t('tab_subjects') }
  return [
    pageHead({ title: t('subjectTitle'), back }),
    live(
      desk,
      () => load(number),
      (found) => (found === null ? emptyState(t('unknown'), linkButton(t('toList'), back.href)) : parts(found, desk)),
    ),
  ]
}

/** @param {string} number */
async function load(number) {
  if (!/^\d+$/.test(number)) return null
  const [one, fields, papers] = await Promise.all([subjectOf(number), formFields('subject_confirmation'), files()])
  return { one, fields: [...fields], papers: [...papers] }
}

/** @param {NonNullable<Awaited<ReturnType<typeof load>>>} found @param {Desk} desk */
function parts({ one, fields, papers }, desk) {
  const known = { fields: new Map(fields), files: new Map(papers) }
  const acts = (actsByState[one.state] ?? []).map((act) =>
    deskButton(t(`subject_${act}`), () => run(one, act, known.fields, desk), lookOf(act)),
  )
  const scanned = `/?scan=${encodeURIComponent(`pages/apply/apiv4/welcome/welcome?applyment_id=${one.applyment_id}`)}`
  return [
    card(
      confirmedName(one.form),
      sheet([
        [t('state'), stateOf(one.state)],
        one.reject_reason ? [t('rejectedFor'), `${one.reject_param ?? ''} ${one.reject_reason}`.trim()] : null,
        [t('contact'), textAt(one.form, '/contact_info/name')],
        one.due_at ? [t('dueSubject'), moment(one.due_at, desk)] : null,
        [t('businessCode'), copied(one.business_code, desk)],
        [t('applymentId'), copied(String(one.applyment_id), desk)],
      ]),
      h(
        'div',
        { class: 'acts' },
        withCode.includes(one.state) ? linkButton(t('onPhone'), scanned, 'main') : null,
        acts,
      ),
    ),
    card(
      t('history'),
      timeline(
        one.history.map(({ at, act, state }) => ({
          title: `${wordFor(`subject_act_${act}`, act)} → ${stateWord(state)}`,
          by: fullTime(new Date(at)),
        })),
      ),
    ),
    ...formView(one.form, known),
  ]
}

/** @param {Act} act @returns {'' | 'main' | 'danger'} */
function lookOf(act) {
  if (act === 'approve') return 'main'
  return act === 'reject' || act === 'freeze' || act === 'expire' ? 'danger' : ''
}

/** @param {Subject} one @param {Act} act @param {Fields} fields @param {Desk} desk */
async function run(one, act, fields, desk) {
  const name = confirmedName(one.form)
  const number = String(one.applyment_id)
  const why = act === 'reject' || act === 'freeze' ? reason(one, fields, act) : null
  let now = one.state
  const done = await confirmAct({
    title: t('subjectAct', { act: t(`subject_${act}`), name }),
    text: act === 'expire' ? t('expireText', { time: fullTime(new Date(one.due_at ?? 0)) }) : t(`subject_${act}_why`),
    body: why?.element ?? null,
    verb: t(`subject_${act}`),
    danger: lookOf(act) === 'danger',
    act: async () => {
      if (act === 'expire') {
        await turnTo(one.due_at ?? '')
        now = (await subjectOf(number)).state
        return 'done'
      }
      const said = why === null ? {} : why.read()
      if (said === null) return 'stay'
      now = (await actOnSubject(number, { act, ...said })).state
      return 'done'
    },
  })
  if (!done) return
  desk.say(t('moved', { name, state: stateWord(now) }))
  refreshNow()
}

/** @param {Subject} one @param {Fields} fields @param {Act} act */
function reason({ form }, fields, act) {
  const known = filledPaths(form).flatMap((path) => fields.get(path) ?? [])
  const which = field({
    name: 'param',
    label: t('rejectedField'),
    options: known.map(({ name, label }) => [name, `${label} · ${name}`]),
  })
  const text = field({ name: 'reason', label: t('rejectReason'), rows: 3 })
  return {
    element: h('div', {}, act === 'reject' ? which.element : null, text.element),
    read: () => {
      text.blame(text.read() === '' ? t('reasonNeeded') : '')
      if (text.read() === '') return null
      return act === 'reject' ? { param: which.read(), reason: text.read() } : { reason: text.read() }
    },
  }
}
