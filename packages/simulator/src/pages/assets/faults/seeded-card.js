import { fill, h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { sentenceOf } from '../kit/trouble.js'
import { field } from '../shell/field.js'
import { card } from '../shell/page-parts.js'
import { CALL_KINDS, NOTICE_KINDS, setSeeded } from './luck.js'
import { kindWord } from './now-card.js'
import { t } from './words.js'

const LARGEST_SEED = 1_000_000

/** Luck drawn from a seed: the same run meets the same faults. @param {import('../shell/shell.js').Desk} desk */
export function seededCard({ say }) {
  const seed = field({
    name: 'seed',
    label: t('seed'),
    value: String(Math.floor(Math.random() * LARGEST_SEED)),
    inputmode: 'numeric',
    why: t('seedWhy'),
  })
  const inputs = [...CALL_KINDS, ...NOTICE_KINDS].map(rateInput)
  const wrong = h('p', { class: 'wrong', role: 'alert' })
  const set = async () => {
    fill(wrong)
    const chosen = inputs.filter(({ input }) => Number(input.value) > 0)
    const rates = Object.fromEntries(chosen.map(({ kind, input }) => [kind, Number(input.value) / 100]))
    try {
      await setSeeded({ seed: Number(seed.read()), rates })
      say(t('seedSet'))
      refreshNow()
    } catch (error) {
      wrong.textContent = sentenceOf(error)
    }
  }
  return card(
    t('bySeed'),
    h('p', { class: 'card-why' }, t('bySeedWhy')),
    h(
      'form',
      {
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault()
          set()
        },
      },
      seed.element,
      h(
        'div',
        { class: 'rates' },
        inputs.map(({ element }) => element),
      ),
      wrong,
      h('button', { type: 'submit', class: 'desk-button main' }, t('seedGo')),
    ),
  )
}

/** @param {string} kind */
function rateInput(kind) {
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      class: 'input',
      type: 'number',
      min: 0,
      max: 100,
      step: 'any',
      value: 0,
      'aria-label': kindWord(kind),
    })
  )
  return {
    kind,
    input,
    element: h('label', { class: 'rate' }, h('span', {}, kindWord(kind)), input, h('span', {}, '%')),
  }
}
