import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { currentLang } from '../kit/lang.js'
import { sentenceOf } from '../kit/trouble.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { deskButton } from '../shell/page-parts.js'
import { bringPlan, fileOf, loadPlan, removePlan, renamePlan } from './luck.js'
import { aimWords, kindWord, percent } from './now-card.js'
import { t } from './words.js'

/** @typedef {import('./luck.js').Named} Named */
/** @typedef {import('../shell/shell.js').Desk} Desk */

const MOST_FILE_BYTES = 1 << 20

/** Ready-made plans and one's own, each to be put in force, and carried to others. @param {Named[]} plans @param {Desk} desk */
export function plansCard(plans, desk) {
  return [
    h('div', { class: 'plans-head' }, h('p', { class: 'quiet' }, t('plansWhy')), bringButton(desk)),
    h(
      'ul',
      { class: 'plans' },
      plans.map((plan) => planItem(plan, desk)),
    ),
  ]
}

/** @param {Named} plan @param {Desk} desk */
function planItem(plan, desk) {
  const { title, description } = wordsOf(plan)
  const { name, ready } = plan
  return h(
    'li',
    { class: 'card plan' },
    h('h2', {}, title, ready ? h('span', { class: 'tag' }, t('ready')) : null),
    description === '' ? null : h('p', {}, description),
    h(
      'p',
      { class: 'tags' },
      contentOf(plan).map((word) => h('span', { class: 'tag' }, word)),
    ),
    h(
      'div',
      { class: 'card-acts' },
      deskButton(t('load'), () => askToLoad(plan, desk), 'main'),
      h('a', { class: 'desk-button', href: fileOf(name), download: `${name}.fault-plan.json` }, t('download')),
      ready ? null : deskButton(t('rename'), () => askToRename(plan, desk)),
      ready ? null : deskButton(t('delete'), () => askToDelete(plan, desk), 'danger'),
    ),
  )
}

/** @param {Named} plan */
function wordsOf({ name, description, zh, en }) {
  return (currentLang() === 'zh' ? zh : en) ?? { title: name, description }
}

/** @param {Named} plan */
function contentOf({ seeded, by_hand }) {
  const rates = (seeded?.rates ?? [])
    .filter(([, rate]) => rate > 0)
    .map(([kind, rate]) => `${kindWord(kind)} ${percent(rate)}`)
  const hands = by_hand.map((hand) =>
    `${kindWord(hand.kind)} ×${hand.times ?? '∞'} ${hand.endpoint === null ? '' : aimWords(hand)}`.trim(),
  )
  return [...rates, ...hands]
}

/** @param {Named} plan @param {Desk} desk */
async function askToLoad(plan, { say }) {
  const { title } = wordsOf(plan)
  const done = await confirmAct({
    title: t('loadTitle', { title }),
    text: t('loadWhat'),
    verb: t('load'),
    act: async () => {
      await loadPlan(plan.name)
    },
  })
  if (done) say(t('loaded', { title }))
  refreshNow()
}

/** @param {Named} plan @param {Desk} desk */
async function askToRename(plan, { say }) {
  const name = field({ name: 'name', label: t('planName'), value: plan.name })
  const description = field({ name: 'description', label: t('description'), value: plan.description, rows: 2 })
  const done = await confirmAct({
    title: t('rename'),
    body: h('div', {}, name.element, description.element),
    verb: t('save'),
    act: async () => {
      const wrong = name.read() === '' ? t('nameMissing') : ''
      name.blame(wrong)
      if (wrong !== '') return 'stay'
      await renamePlan(plan.name, { name: name.read(), description: description.read() })
      return 'done'
    },
  })
  if (done) say(t('saved'))
  refreshNow()
}

/** @param {Named} plan @param {Desk} desk */
async function askToDelete({ name }, { say }) {
  const done = await confirmAct({
    title: t('deleteTitle', { name }),
    text: t('deleteWhat'),
    verb: t('delete'),
    danger: true,
    act: async () => {
      await removePlan(name)
    },
  })
  if (done) say(t('deleted', { name }))
  refreshNow()
}

/** A file of somebody else's plan. @param {Desk} desk */
function bringButton({ say }) {
  const take = async (/** @type {Event & { currentTarget: HTMLInputElement }} */ event) => {
    const [file] = event.currentTarget.files ?? []
    event.currentTarget.value = ''
    if (file === undefined) return
    try {
      await bringPlan(JSON.parse(file.size > MOST_FILE_BYTES ? '' : await file.text()))
      say(t('brought', { name: file.name }))
    } catch (error) {
      say(error instanceof SyntaxError ? t('notJson', { name: file.name }) : sentenceOf(error))
    }
    refreshNow()
  }
  const input = h('input', { type: 'file', class: 'unseen', accept: '.json,application/json', onchange: take })
  return h('label', { class: 'desk-button file-button' }, t('bring'), input)
}
