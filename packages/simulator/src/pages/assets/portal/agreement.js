import { post } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { fullTime, shortTime } from '../kit/moment.js'
import { state } from '../kit/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { deskButton } from '../shell/page-parts.js'
import { agreement } from './control.js'
import { timeline } from './parts.js'
import { t, wordFor } from './words.js'

/** @typedef {import('./control.js').Agreement} Agreement */
/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {'ask' | 'sign' | 'refuse' | 'withdraw'} Act */

export const names = [
  'app',
  'h5',
  'refund',
  'red_packets',
  'recommend_follow',
  'joint_operation',
  'combine',
  'codepay',
  'jsapi',
  'native',
  'mini_program',
]

export const states = ['asked', 'granted', 'refused', 'withdrawn']

const tones = new Map([
  ['asked', 'busy'],
  ['granted', 'good'],
  ['refused', 'bad'],
])

/** @type {Record<string, Act[]>} */
const actsByState = {
  none: ['ask'],
  asked: ['sign', 'refuse', 'withdraw'],
  granted: ['withdraw'],
  refused: ['ask'],
  withdrawn: ['ask'],
}

/** @param {string} name */
export function agreementName(name) {
  return wordFor(`agreement_${name}`, name)
}

/** What is refused before it is signed, and what goes through after. @param {string} name */
export function effectOf(name) {
  return wordFor(`effect_${name}`, '')
}

/** The text a provider would send. @param {string} name @param {string} merchant */
export function letterFor(name, merchant) {
  return wordFor(`letter_${name}`, '').replaceAll('{name}', merchant)
}

/** Whether it waits for the sub-merchant, and not for the desk. @param {Agreement} one */
export function invitedByProvider({ state: at, history }) {
  return at === 'asked' && history.at(-1)?.way === 'invitation'
}

/** Granted by invitation and not yet in force is a state of its own. @param {Agreement} one @param {Desk} desk */
export function agreementState(one, { clock }) {
  const { state: at, effective_at: from } = one
  if (at === 'granted' && from !== null && Date.parse(from) > clock.now().getTime()) {
    return state('busy', t('grantedFrom', { time: shortTime(new Date(from), clock.now()) }))
  }
  if (invitedByProvider(one)) return state('busy', t('invited'))
  return state(tones.get(at) ?? 'idle', wordFor(`state_${at}`, at))
}

/** Who did what, when and why. @param {Agreement} one */
export function agreementHistory({ history }) {
  return timeline(
    history.map(({ at, act, by, why, way }) => ({
      title: wordFor(`act_${way === 'invitation' ? 'invited_' : ''}${act}`, act),
      by: `${fullTime(new Date(at))} · ${wordFor(`who_${by.replace(' ', '_')}`, by)}`,
      text: why,
    })),
  )
}

/** The desk's buttons for where it stands. @param {Agreement} one @param {string} merchant @param {Desk} desk */
export function agreementActs(one, merchant, desk) {
  return (actsByState[one.state] ?? []).map((act) =>
    deskButton(wordFor(`do_${act}`, act), () => moveAgreement(one, merchant, act, desk), lookOf(act)),
  )
}

/** @param {Act} act @returns {'' | 'main' | 'danger'} */
function lookOf(act) {
  if (act === 'sign' || act === 'ask') return 'main'
  return 'danger'
}

/** @param {Agreement} one @param {string} merchant @param {Act} act @param {Desk} desk */
async function moveAgreement(one, merchant, act, desk) {
  const what = agreementName(one.name)
  const by = field({ name: 'by', label: t('by'), value: act === 'ask' ? t('bySp') : t('byBd') })
  const why = field({
    name: 'why',
    label: act === 'ask' ? t('letterText') : t('why'),
    rows: 4,
    value: act === 'ask' ? letterFor(one.name, merchant) : '',
  })
  const done = await confirmAct({
    title: t('moveTitle', { act: wordFor(`do_${act}`, act), merchant, what }),
    text: act === 'ask' ? t('askEffect') : `${wordFor(`after_${act}`, '')} ${effectOf(one.name)}`,
    body: h('div', {}, by.element, why.element),
    verb: wordFor(`do_${act}`, act),
    danger: lookOf(act) === 'danger',
    act: () => sendMove({ ...one, act, by: by.read(), why: why.read() }),
  })
  if (!done) return
  desk.say(t('moved', { merchant, what, act: wordFor(`act_${act}`, act) }))
  refreshNow()
}

/**
 * @param {{ sub_mchid: string, name: string, appid: string | null, act: Act, by?: string, why?: string,
 *   way?: 'desk' | 'invitation' }} wanted
 */
export async function sendMove({ sub_mchid, name, appid, act, by, why, way }) {
  await post(
    `/merchants/${sub_mchid}/agreements`,
    { name, act, ...(appid ? { appid } : {}), ...(by ? { by } : {}), ...(why ? { why } : {}), ...(way ? { way } : {}) },
    agreement,
  )
}
