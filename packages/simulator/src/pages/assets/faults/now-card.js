import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { state } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { shorten } from '../shell/copy.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { card, deskButton } from '../shell/page-parts.js'
import { clearAll, removeHand, savePlan } from './luck.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./luck.js').Hand} Hand */

/** @param {Awaited<ReturnType<typeof import('./luck.js').inForce>>} told @param {Desk} desk */
export function inForceCard({ plan, counts, hands }, desk) {
  if (plan === null && hands.length === 0) {
    return card(t('now'), h('p', {}, state('good', t('goodLuck'))), h('p', { class: 'why' }, t('goodLuckWhy')))
  }
  return card(
    t('now'),
    plan === null ? null : seededLine(plan, counts),
    h(
      'ul',
      { class: 'hands' },
      hands.map((hand) => handLine(hand, desk)),
    ),
    h(
      'div',
      { class: 'card-acts' },
      deskButton(t('saveAs'), () => askToSave(desk)),
      deskButton(t('clear'), () => askToClear(desk), 'danger'),
    ),
  )
}

/** @param {{ seed: number, rates: [string, number][] }} plan @param {[string, number][]} counts */
function seededLine({ seed, rates }, counts) {
  const struck = counts.reduce((sum, [, count]) => sum + count, 0)
  return h(
    'div',
    { class: 'seeded-line' },
    h('p', {}, state('unknown', t('seeded', { seed })), h('span', { class: 'quiet' }, t('struck', { n: struck }))),
    h(
      'p',
      { class: 'tags' },
      rates
        .filter(([, rate]) => rate > 0)
        .map(([kind, rate]) => h('span', { class: 'tag' }, `${kindWord(kind)} ${percent(rate)}`)),
    ),
  )
}

/** @param {Hand} hand @param {Desk} desk */
function handLine(hand, { say }) {
  const { id, kind, times, struck } = hand
  const over = times !== null && struck >= times
  const takeBack = async () => {
    try {
      await removeHand(id)
      say(t('takenBack'))
    } catch (error) {
      say(sentenceOf(error))
    }
    refreshNow()
  }
  return h(
    'li',
    {},
    h('span', {}, state(over ? '' : 'unknown', kindWord(kind)), ' ', h('span', { class: 'quiet' }, aimWords(hand))),
    h('span', { class: 'quiet' }, times === null ? t('struck', { n: struck }) : t('struckOf', { n: struck, times })),
    h('button', { type: 'button', class: 'link', 'data-key': `take-${id}`, onclick: takeBack }, t('takeBack')),
  )
}

/** Whom it meets and how often, in words. @param {Omit<Hand, 'id' | 'struck'>} hand */
export function aimWords({ kind, api, endpoint, mchid, number, code, rate, wait_ms }) {
  const aims = [
    endpoint ??
      (kind.startsWith('notice_') ? t('anyNotice') : api === null ? t('anyEndpoint') : t('anyOfApi', { api })),
    number === null ? null : shorten(number),
    mchid,
    code,
    rate < 1 ? percent(rate) : null,
    wait_ms === null ? null : t('milliseconds', { n: wait_ms }),
  ]
  return aims.filter((aim) => aim !== null).join(' · ')
}

/** @param {string} kind */
export function kindWord(kind) {
  return wordFor(`kind_${kind}`, kind)
}

/** @param {number} rate */
export function percent(rate) {
  return `${Math.round(rate * 1000) / 10}%`
}

/** @param {Desk} desk */
async function askToSave({ say }) {
  const name = field({ name: 'name', label: t('planName'), why: t('planNameWhy') })
  const description = field({ name: 'description', label: t('description'), rows: 2 })
  const done = await confirmAct({
    title: t('saveAs'),
    text: t('saveWhat'),
    body: h('div', {}, name.element, description.element),
    verb: t('save'),
    act: async () => {
      const wrong = name.read() === '' ? t('nameMissing') : ''
      name.blame(wrong)
      if (wrong !== '') return 'stay'
      await savePlan({ name: name.read(), description: description.read() })
      return 'done'
    },
  })
  if (done) say(t('saved'))
  refreshNow()
}

/** @param {Desk} desk */
async function askToClear({ say }) {
  const done = await confirmAct({
    title: t('clear'),
    text: t('clearWhat'),
    verb: t('clear'),
    danger: true,
    act: clearAll,
  })
  if (done) say(t('cleared'))
  refreshNow()
}
