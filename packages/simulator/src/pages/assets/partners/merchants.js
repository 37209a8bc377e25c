import { post } from '../kit/ask.js'
import { fill, h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { merchant, merchants } from '../portal/control.js'
import { filled, form } from '../portal/form.js'
import { live } from '../portal/live.js'
import { sum } from '../portal/parts.js'
import { field } from '../shell/field.js'
import { card, deskButton, emptyState, linkButton } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

const types = ['company', 'individual', 'micro']
const products = ['jsapi', 'native', 'mini_program', 'codepay', 'app', 'h5', 'combine', 'refund', 'red_packets']
const usual = ['jsapi', 'native', 'mini_program', 'codepay']

/** @param {Desk} desk @param {string} mchid */
export function drawMerchants(desk, mchid) {
  const place = h('div', {})
  const open = () => {
    fill(
      place,
      newMerchant(desk, mchid, () => fill(place)),
    )
    const first = place.querySelector('input')
    first?.focus()
  }
  return [
    h('div', { class: 'list-acts' }, deskButton(t('newMerchant'), open, 'main')),
    place,
    live(
      desk,
      async () => (await merchants()).filter(({ provider }) => provider === mchid),
      (rows) => (rows.length === 0 ? emptyState(t('noMerchants')) : merchantTable(rows, mchid)),
    ),
  ]
}

/** @param {import('../portal/control.js').Merchant[]} rows @param {string} mchid */
function merchantTable(rows, mchid) {
  return table({
    label: t('tab_merchants'),
    rows,
    href: ({ sub_mchid }) => `/partners/${mchid}/merchants/${sub_mchid}`,
    key: ({ sub_mchid }) => sub_mchid,
    columns: [
      { head: t('name'), cell: ({ name }) => name },
      { head: t('subMchid'), cell: ({ sub_mchid }) => sub_mchid },
      { head: t('subject'), cell: ({ subject }) => subject, wide: true },
      { head: t('subjectType'), cell: ({ subject_type }) => wordFor(`type_${subject_type}`, subject_type), wide: true },
      { head: t('balance'), cell: ({ balance_fen }) => sum(balance_fen), number: true },
    ],
  })
}

/** As if its papers had been approved already. @param {Desk} desk @param {string} mchid @param {() => void} close */
function newMerchant({ say }, mchid, close) {
  const choices = products.map((name) => ({
    name,
    box: /** @type {HTMLInputElement} */ (h('input', { type: 'checkbox', name, checked: usual.includes(name) })),
  }))
  const boxes = h(
    'fieldset',
    { class: 'choices' },
    h('legend', {}, t('products')),
    choices.map(({ name, box }) => h('label', {}, box, wordFor(`product_${name}`, name))),
    h('p', { class: 'why' }, t('productsWhy')),
  )
  return card(
    t('newMerchant'),
    form({
      label: t('newMerchant'),
      fields: [
        field({ name: 'name', label: t('shortName'), placeholder: t('shortNameExample') }),
        field({
          name: 'type',
          label: t('subjectType'),
          options: types.map((one) => [one, wordFor(`type_${one}`, one)]),
        }),
        field({ name: 'subject', label: t('subject'), why: t('subjectWhy') }),
        boxes,
      ],
      verb: t('create'),
      check: filled(['name', 'subject'], t('needed')),
      act: async ({ name, type, subject }) => {
        const permissions = Object.fromEntries(choices.map(({ name: one, box }) => [one, box.checked]))
        const wanted = { provider: mchid, name, subject_type: type, subject, permissions }
        const made = await post('/merchants', wanted, merchant)
        close()
        say(t('merchantMade', { name: made.name, number: made.sub_mchid }))
        refreshNow()
      },
    }),
    h('p', { class: 'why' }, t('firstPassword')),
  )
}

/** @param {string} subMchid */
export function toPlatform(subMchid) {
  return linkButton(t('toPlatform'), `/merchants/${subMchid}`)
}
