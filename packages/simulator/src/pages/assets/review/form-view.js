import { h } from '../kit/dom.js'
import { card } from '../shell/page-parts.js'
import { t, wordFor } from './words.js'

/** @typedef {{ fields: Map<string, import('./control.js').FormField>, files: Map<string, import('./control.js').Media> }} Known */

const SHOWN_DIGITS = 16
const KIB = 1_024

/**
 * All that was sent, part by part, each value under WeChat's own name for it: what was sealed in clear, papers with their digest.
 * @param {Record<string, unknown>} form @param {Known} known
 */
export function formView(form, known) {
  const parts = Object.entries(form).filter(([, value]) => typeof value === 'object')
  return parts.map(([name, value]) => {
    const path = `/${name}`
    const title = `${known.fields.get(path)?.label ?? name} · ${name}`
    return card(title, h('dl', { class: 'sheet' }, rowsOf(value, path, known)))
  })
}

/** @param {unknown} value @param {string} path @param {Known} known @returns {HTMLElement[]} */
function rowsOf(value, path, known) {
  if (Array.isArray(value)) return value.flatMap((item) => rowsOf(item, `${path}/*`, known))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => rowsOf(inner, `${path}/${name}`, known))
  }
  return [row(value, path, known)]
}

/** @param {unknown} value @param {string} path @param {Known} known */
function row(value, path, { fields, files }) {
  const field = fields.get(path)
  const name = field?.name ?? path.split('/').at(-1) ?? path
  const sealed = field?.holds === 'sealed'
  const paper = field?.holds === 'picture' || field?.holds === 'video'
  return h(
    'div',
    {},
    h('dt', {}, field?.label ?? name, h('br'), h('code', { class: 'wire-name' }, name)),
    h(
      'dd',
      {},
      paper ? paperView(String(value), field.label, files) : wordFor(`value_${value}`, String(value)),
      sealed ? h('span', { class: 'tag' }, t('sealed')) : null,
    ),
  )
}

/** @param {string} id @param {string} label @param {Known['files']} files */
function paperView(id, label, files) {
  const file = files.get(id)
  if (!file) return h('code', {}, `${id.slice(0, SHOWN_DIGITS)}…`)
  const address = `/_control/media-file?media_id=${encodeURIComponent(id)}`
  return h(
    'span',
    { class: 'paper-file' },
    file.shown
      ? h(
          'a',
          { href: address, target: '_blank', rel: 'noopener' },
          h('img', { src: address, alt: t('pictureOf', { what: label }), class: 'paper-picture', loading: 'lazy' }),
        )
      : null,
    h(
      'span',
      {},
      `${file.filename} · ${t('kib', { n: Math.ceil(file.bytes / KIB) })}`,
      h('br'),
      h('code', { title: file.sha256, class: 'wire-name' }, `sha256 ${file.sha256.slice(0, SHOWN_DIGITS)}…`),
      file.kind === 'image' && !file.shown ? h('span', { class: 'why' }, t('pictureGone')) : null,
    ),
  )
}
