import { fill, h } from '../kit/dom.js'
import { currentLang } from '../kit/lang.js'
import { sentenceOf } from '../kit/trouble.js'
import { field } from '../shell/field.js'
import { card, deskButton } from '../shell/page-parts.js'
import { answerOf } from './answer.js'
import { send } from './calls.js'
import { t } from './words.js'

/** @typedef {import('./calls.js').Sample} Sample */
/** @typedef {import('../shell/shell.js').Desk} Desk */

/** What is sent, to be changed before, and the answer beside it. @param {{ mchid: string, sample: Sample, mistakes: import('./calls.js').Mistake[] }} about @param {Desk} desk */
export function tryForm({ mchid, sample, mistakes }, desk) {
  const { api, method, path } = sample
  const address = field({ name: 'path', label: `${method} ${t('path')}`, value: path, mono: true })
  const body = field({
    name: 'body',
    label: t('body'),
    why: api === 'v2' ? t('bodyWhyV2') : t('bodyWhyV3'),
    value: sample.body === null ? '' : JSON.stringify(sample.body, null, 2),
    rows: 14,
    mono: true,
  })
  const mistake = field({
    name: 'mistake',
    label: t('mistake'),
    why: t('mistakeWhy'),
    options: [['', t('rightly')], ...mistakes.filter(ofApi(api)).map(asOption)],
  })
  const answer = h('div', { class: 'answer', 'aria-live': 'polite' }, h('p', { class: 'quiet' }, t('answerNone')))
  const go = async () => {
    address.blame('')
    fill(answer, h('p', { class: 'quiet' }, t('sending')))
    try {
      const text = body.input.value
      const tried = await send({
        mchid,
        api,
        method,
        path: address.read(),
        ...(text.trim() === '' ? {} : { body: bodyOf(api, text) }),
        ...(mistake.read() === '' ? {} : { mistake: mistake.read() }),
      })
      fill(answer, ...answerOf(tried, desk))
    } catch (error) {
      fill(answer, h('p', { class: 'quiet' }, t('answerNone')))
      address.blame(sentenceOf(error))
    }
  }
  const needs = currentLang() === 'zh' ? sample.needs_zh : sample.needs_en
  return h(
    'div',
    { class: 'try-pair' },
    card(
      currentLang() === 'zh' ? sample.title_zh : sample.title_en,
      needs === null ? null : h('p', { class: 'needs' }, t('needs', { what: needs })),
      h(
        'form',
        {
          onsubmit: (event) => {
            event.preventDefault()
            go()
          },
        },
        address.element,
        method === 'GET' ? null : body.element,
        mistake.element,
        h('p', { class: 'send' }, deskButton(t('send'), go, 'main')),
      ),
    ),
    card(t('answer'), answer),
  )
}

// Fields of APIv2 become XML; anything that is no JSON goes out as it was written.
/** @param {string} api @param {string} text */
function bodyOf(api, text) {
  if (api === 'v3') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** @param {string} api @returns {(mistake: import('./calls.js').Mistake) => boolean} */
function ofApi(api) {
  return ({ reason }) => reason.startsWith('v2') === (api === 'v2')
}

/** @param {import('./calls.js').Mistake} mistake @returns {[string, string]} */
function asOption({ reason, zh, en }) {
  return [reason, currentLang() === 'zh' ? zh : en]
}
