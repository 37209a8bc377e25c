import { h } from '../kit/dom.js'
import { field } from '../shell/field.js'
import { deskButton } from '../shell/page-parts.js'
import { filledPaths } from './read-form.js'
import { t } from './words.js'

const MOST_ROWS = 10

/**
 * Reasons of a rejection, each for one field that was sent, named as WeChat names it: by its last name.
 * @param {unknown} form @param {Map<string, import('./control.js').FormField>} fields
 */
export function reasonRows(form, fields) {
  const known = filledPaths(form).flatMap((path) => fields.get(path) ?? [])
  const choices = known.map(({ name, label, path }) => /** @type {[string, string]} */ ([path, `${label} · ${name}`]))
  const list = h('div', { class: 'reason-rows' })
  /** @type {{ which: ReturnType<typeof field>, reason: ReturnType<typeof field> }[]} */
  const rows = []
  const add = () => {
    if (rows.length >= MOST_ROWS) return
    const n = rows.length + 1
    const which = field({ name: `field-${n}`, label: t('reasonField', { n }), options: choices })
    const reason = field({ name: `reason-${n}`, label: t('reasonText', { n }) })
    rows.push({ which, reason })
    list.append(h('div', { class: 'reason-row' }, which.element, reason.element))
  }
  add()
  return {
    element: h('div', {}, list, h('p', { class: 'form-acts' }, deskButton(t('oneMore'), add))),
    /** Null, with the blame at its field, where a reason is missing. */
    read: () => {
      for (const { reason } of rows) reason.blame(reason.read() === '' ? t('reasonNeeded') : '')
      if (rows.some(({ reason }) => reason.read() === '')) return null
      return rows.map(({ which, reason }) => {
        const { name = '', label = '' } = fields.get(which.read()) ?? {}
        return { field: name, field_name: label, reject_reason: reason.read() }
      })
    },
  }
}
