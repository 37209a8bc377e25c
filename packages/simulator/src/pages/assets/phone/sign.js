import { get, post } from '../kit/ask.js'
import { fill, h } from '../kit/dom.js'
import { keepFresh, refreshNow } from '../kit/fresh.js'
import { fullTime } from '../kit/moment.js'
import { button, empty, face, facts, state } from '../kit/parts.js'
import { listOf, maybe, record, text, whole } from '../kit/read.js'
import { sentenceOf } from '../kit/trouble.js'
import { choosePayerScreen } from './choose-payer.js'
import { makePayer, payers } from './control.js'
import { screen } from './screen.js'
import { maskedNumber, textIn } from './sign-form.js'
import { t, wordFor } from './words.js'

/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {{ title: () => string, text: () => string, who: string, verb: () => string, act: () => Promise<unknown> }} Ask what one person is asked to confirm */

/** @type {import('../kit/read.js').Reader<Record<string, unknown>>} */
const form = (value) => /** @type {Record<string, unknown>} */ (value)
const applyment = record({
  applyment_id: whole,
  state: text,
  account_check: text,
  audit_detail: listOf(record({ reject_reason: text })),
  due_at: maybe(text),
  form,
})
const subject = record({ applyment_id: whole, state: text, reject_reason: maybe(text), form })
const NEW_PAYER = { balance_fen: 1_000_000, password: '123456' }

/** What the super administrator sees behind a sign_url. @param {number} id @returns {import('./phone.js').Screen} */
export function signScreen(id) {
  const load = () => get(`/applyments/${id}`, applyment)
  return formScreen(
    load,
    () => t('signTitle'),
    (one) => ({
      name: textIn(one.form, 'business_info', 'merchant_shortname'),
      rows: [
        [t('signSubject'), subjectOf(one.form)],
        [t('signAdmin'), textIn(one.form, 'contact_info', 'contact_name')],
        [t('signAccount'), accountOf(one.form)],
        ...(one.due_at ? [dueRow(one.due_at)] : []),
      ],
      ask: askOf(one),
      said: one.audit_detail.map(({ reject_reason: reason }) => reason).join('；'),
    }),
  )
}

/** What the contact sees behind the code of a subject's confirmation. @param {number} id @returns {import('./phone.js').Screen} */
export function subjectScreen(id) {
  const load = () => get(`/subject-confirmations/${id}`, subject)
  return formScreen(
    load,
    () => t('subjectTitle'),
    (one) => ({
      name: confirmedName(one.form),
      rows: [
        [t('signSubject'), confirmedName(one.form)],
        [t('subjectContact'), textIn(one.form, 'contact_info', 'name')],
      ],
      ask: askOfSubject(one),
      said: one.reject_reason ?? '',
    }),
  )
}

/**
 * @template {{ state: string }} One
 * @param {() => Promise<One>} load @param {() => string} title
 * @param {(one: One) => { name: string, rows: [string, string][], ask: Ask | null, said: string }} read
 * @returns {import('./phone.js').Screen}
 */
function formScreen(load, title, read) {
  return (phone, signal) => {
    const place = h('div', { class: 'sign', 'aria-busy': 'true' }, h('p', { class: 'quiet' }, t('loading')))
    keepFresh(signal, {
      load,
      show: (one) => {
        place.removeAttribute('aria-busy')
        const { name, rows, ask, said } = read(one)
        fill(
          place,
          h('div', { class: 'order-head' }, face(name, 'large'), h('p', { class: 'order-name' }, name)),
          facts([[t('signState'), stateOf(one.state)], ...rows]),
          ask === null ? h('p', { class: 'sign-text' }, said || wordFor(`sign_${one.state}`, '')) : askView(phone, ask),
        )
      },
      lost: (error) => fill(place, empty(sentenceOf(error))),
    })
    return screen(phone, { title: title(), look: 'paper' }, place)
  }
}

/** @param {Phone} phone @param {Ask} ask */
function askView(phone, ask) {
  const wrong = h('p', { class: 'sign-wrong', role: 'alert' })
  const go = async () => {
    wrong.textContent = ''
    try {
      await ask.act()
      phone.say(ask.title())
      refreshNow()
    } catch (error) {
      wrong.textContent = sentenceOf(error)
    }
  }
  const mine = phone.payer?.name === ask.who
  return h(
    'div',
    {},
    h('p', { class: 'sign-text' }, ask.text()),
    mine ? null : h('p', { class: 'sign-text' }, otherPerson(phone, ask)),
    wrong,
    h(
      'div',
      { class: 'foot' },
      mine
        ? button(ask.verb(), go, { first: true })
        : button(t('signAs', { name: ask.who }), () => become(phone, ask.who), { first: true }),
      mine ? null : button(t('otherPayer'), () => phone.go(choosePayerScreen(() => phone.back())), { look: 'soft' }),
    ),
  )
}

/** @param {Phone} phone @param {Ask} ask */
function otherPerson({ payer }, { who }) {
  return payer === null ? t('signNobody', { name: who }) : t('signOther', { payer: payer.name, name: who })
}

/** Takes the phone of that person, who is made where there is none. @param {Phone} phone @param {string} name */
async function become(phone, name) {
  try {
    const known = (await payers()).find((payer) => payer.name === name)
    phone.take(known ?? (await makePayer({ name, ...NEW_PAYER })))
    phone.render()
  } catch (error) {
    phone.tell({ title: sentenceOf(error), choices: [{ label: t('ok'), main: true }] })
  }
}

/** @param {ReturnType<typeof applyment>} one @returns {Ask | null} */
function askOf({ applyment_id: id, state: at, account_check: check, form: sent }) {
  const who = textIn(sent, 'contact_info', 'contact_name')
  if (at === 'TO_BE_SIGNED') {
    const act = async () => post(`/applyments/${id}/signature`, { payer: await payerNamed(who) }, applyment)
    return { title: () => t('sign_SIGNING'), text: () => t('signText'), who, verb: () => t('signNow'), act }
  }
  if (at !== 'TO_BE_CONFIRMED' || !check.includes('legal_person')) return null
  const act = () => post(`/applyments/${id}/account-checks`, { way: 'legal_person', ok: true }, applyment)
  const text = () => t('checkText')
  return { title: () => t('sign_TO_BE_SIGNED'), text, who: operatorOf(sent), verb: () => t('checkNow'), act }
}

/** @param {ReturnType<typeof subject>} one @returns {Ask | null} */
function askOfSubject({ applyment_id: id, state: at, form: sent }) {
  if (at !== 'WAITTING_FOR_CONFIRM_CONTACT') return null
  const who = textIn(sent, 'contact_info', 'name')
  const act = () => post(`/subject-confirmations/${id}/acts`, { act: 'confirm_contact' }, subject)
  return { title: () => t('subjectDone'), text: () => t('subjectText'), who, verb: () => t('subjectNow'), act }
}

/** @param {string} name */
async function payerNamed(name) {
  return (await payers()).find((payer) => payer.name === name)?.id
}

/** @param {string} name */
function stateOf(name) {
  const tones = new Map([
    ['FINISHED', 'good'],
    ['PASSED', 'good'],
    ['REJECTED', 'bad'],
    ['CANCELED', 'idle'],
  ])
  return state(tones.get(name) ?? 'busy', wordFor(`form_${name}`, name))
}

/** @param {unknown} sent */
function subjectOf(sent) {
  const licensed = textIn(sent, 'subject_info', 'business_license_info', 'merchant_name')
  return licensed || textIn(sent, 'subject_info', 'certificate_info', 'merchant_name')
}

/** @param {unknown} sent */
function confirmedName(sent) {
  const licensed = textIn(sent, 'subject_info', 'business_licence_info', 'merchant_name')
  const certified = licensed || textIn(sent, 'subject_info', 'certificate_info', 'merchant_name')
  return certified || textIn(sent, 'identification_info', 'identification_name')
}

/** @param {unknown} sent */
function operatorOf(sent) {
  const card = textIn(sent, 'subject_info', 'identity_info', 'id_card_info', 'id_card_name')
  return card || textIn(sent, 'subject_info', 'identity_info', 'id_doc_info', 'id_doc_name')
}

/** @param {unknown} sent */
function accountOf(sent) {
  const number = textIn(sent, 'bank_account_info', 'account_number')
  return `${textIn(sent, 'bank_account_info', 'account_bank')} ${maskedNumber(number)}`
}

/** @param {string} at @returns {[string, string]} */
function dueRow(at) {
  return [t('signDue'), fullTime(new Date(at))]
}
