import { fill, h } from '../kit/dom.js'
import { agreementName, effectOf, letterFor, names, sendMove } from '../portal/agreement.js'
import { appids, merchants } from '../portal/control.js'
import { filled, form } from '../portal/form.js'
import { live } from '../portal/live.js'
import { field } from '../shell/field.js'
import { card, emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('../portal/control.js').Merchant} Merchant */
/** @typedef {import('../portal/control.js').Appid} Appid */

/** A request as a provider sends it on behalf of a sub-merchant. @param {Desk} desk */
export function drawNew(desk) {
  const body = h(
    'div',
    { class: 'live' },
    live(desk, loadOnce(), (found) => newForm(found, desk)),
  )
  return [pageHead({ title: t('new'), why: t('newWhy'), back: { href: '/desk', label: t('title') } }), body]
}

// What is being typed must not be drawn anew under the hand.
function loadOnce() {
  /** @type {Promise<{ all: Merchant[], apps: Appid[] }> | null} */
  let asked = null
  return () => {
    asked ??= Promise.all([merchants(), appids()]).then(([all, apps]) => ({ all, apps }))
    asked.catch(() => {
      asked = null
    })
    return asked
  }
}

/** @param {{ all: Merchant[], apps: Appid[] }} found @param {Desk} desk */
function newForm({ all, apps }, desk) {
  if (all.length === 0) return emptyState(t('noMerchant'), linkButton(t('toPartners'), '/partners', 'main'))
  const query = new URLSearchParams(location.search)
  const fields = fieldsFor(all, apps, query)
  const effect = h('p', { class: 'why' })
  const appidPlace = h('div', {})
  const refresh = () => {
    const merchant = all.find(({ sub_mchid }) => sub_mchid === fields.merchant.read())?.name ?? ''
    effect.textContent = effectOf(fields.name.read())
    fields.text.input.value = letterFor(fields.name.read(), merchant)
    fill(appidPlace, fields.name.read() === 'joint_operation' ? fields.appid.element : null)
  }
  fields.merchant.input.addEventListener('change', refresh)
  fields.name.input.addEventListener('change', refresh)
  refresh()
  return card(
    t('new'),
    form({
      label: t('new'),
      fields: [fields.merchant, fields.name, effect, appidPlace, fields.by, fields.text],
      verb: t('send'),
      check: filled(['merchant', 'name', 'text'], t('needed')),
      act: (values) => send(values, fields.appid.read(), desk),
    }),
  )
}

/** @param {Merchant[]} all @param {Appid[]} apps @param {URLSearchParams} query */
function fieldsFor(all, apps, query) {
  return {
    merchant: field({
      name: 'merchant',
      label: t('forMerchant'),
      value: query.get('sub_mchid') ?? '',
      options: all.map(({ sub_mchid, name }) => [sub_mchid, `${name} (${sub_mchid})`]),
    }),
    name: field({
      name: 'name',
      label: t('forWhat'),
      value: query.get('name') ?? 'app',
      options: names.map((name) => [name, agreementName(name)]),
    }),
    appid: field({
      name: 'appid',
      label: t('forAppid'),
      why: t('forAppidWhy'),
      value: query.get('appid') ?? '',
      options: apps.map(({ appid, name, subject }) => [appid, `${name} · ${subject}`]),
    }),
    by: field({ name: 'by', label: t('sender'), value: t('senderValue'), why: t('senderWhy') }),
    text: field({ name: 'text', label: t('letter'), rows: 5, why: t('letterWhy') }),
  }
}

/** @param {Record<string, string>} values @param {string} appid @param {Desk} desk */
async function send({ merchant = '', name = '', by = '', text = '' }, appid, desk) {
  const one = { sub_mchid: merchant, name, appid: name === 'joint_operation' ? appid : null }
  await sendMove({ ...one, act: 'ask', by, why: text })
  history.pushState(null, '', `/desk/${merchant}/${name}${one.appid ? `/${one.appid}` : ''}`)
  desk.redraw()
  desk.say(t('sent'))
}
