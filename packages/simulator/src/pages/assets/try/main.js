import { fill, h } from '../kit/dom.js'
import { currentLang } from '../kit/lang.js'
import { sentenceOf } from '../kit/trouble.js'
import { field } from '../shell/field.js'
import { card, emptyState, pageHead } from '../shell/page-parts.js'
import { startPage } from '../shell/shell.js'
import { merchantsOf, providers, samplesFor } from './calls.js'
import { tryForm } from './form.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./calls.js').Sample} Sample */

startPage({ here: 'try', title: () => t('title'), draw })

/** Who and what stand in the address: a try can be sent to somebody. @param {HTMLElement} main @param {Desk} desk */
async function draw(main, desk) {
  const place = h('div', {}, h('p', { class: 'quiet' }, t('loading')))
  fill(main, pageHead({ title: t('title'), why: t('why') }), place)
  try {
    const cards = await cardsFor(new URLSearchParams(location.search), desk)
    if (!desk.signal.aborted) fill(place, ...cards)
  } catch (error) {
    fill(place, emptyState(sentenceOf(error)))
  }
}

/** @param {URLSearchParams} query @param {Desk} desk */
async function cardsFor(query, desk) {
  const all = await providers()
  const provider = all.find(({ mchid }) => mchid === query.get('mchid')) ?? all.at(-1)
  if (!provider) return [emptyState(t('noProvider'))]
  const { mchid } = provider
  const merchants = await merchantsOf(mchid)
  const merchant = merchants.find(({ sub_mchid }) => sub_mchid === query.get('sub_mchid')) ?? merchants.at(-1)
  const { samples, mistakes } = await samplesFor(mchid, merchant?.sub_mchid ?? '')
  const sample = samples.find(({ key }) => key === query.get('sample')) ?? samples[0]
  if (!sample) return [emptyState(t('noProvider'))]
  const choices = h(
    'div',
    { class: 'choices' },
    choice('mchid', t('provider'), mchid, all.map(asProvider), desk),
    choice('sub_mchid', t('merchant'), merchant?.sub_mchid ?? '', merchantWords(merchants), desk),
    choice('sample', t('sample'), sample.key, samples.map(asSample), desk),
  )
  return [card(t('who'), choices), tryForm({ mchid, sample, mistakes }, desk)]
}

/**
 * A choice that stands in the address.
 * @param {string} name @param {string} label @param {string} value @param {[string, string][]} options @param {Desk} desk
 */
function choice(name, label, value, options, { redraw }) {
  const made = field({ name, label, value, options })
  made.input.dataset.key = name
  made.input.addEventListener('change', () => {
    const url = new URL(location.href)
    url.searchParams.set(name, made.read())
    // Another provider has other sub-merchants.
    if (name === 'mchid') url.searchParams.delete('sub_mchid')
    history.pushState(null, '', url)
    redraw()
  })
  return made.element
}

/** @param {import('./calls.js').Provider} provider @returns {[string, string]} */
function asProvider({ mchid, name }) {
  return [mchid, `${name} ${mchid}`]
}

/** @param {import('./calls.js').Merchant[]} merchants @returns {[string, string][]} */
function merchantWords(merchants) {
  if (merchants.length === 0) return [['', t('noMerchant')]]
  return merchants.map(({ sub_mchid, name }) => [sub_mchid, `${name} ${sub_mchid}`])
}

/** @param {Sample} sample @returns {[string, string]} */
function asSample({ key, api, title_zh, title_en }) {
  const group = api === 'v2' ? t('groupV2') : t('groupV3')
  return [key, `${group} · ${currentLang() === 'zh' ? title_zh : title_en}`]
}
