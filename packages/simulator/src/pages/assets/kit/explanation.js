import { maybe, record, text } from './read.js'

/** Why WeChat refused, by which rule, and what would have been right. */
export const explanation = record({
  reason: text,
  rule: record({ row: maybe(text), page: maybe(text) }),
  why_zh: text,
  why_en: text,
  right_zh: text,
  right_en: text,
})

/** @typedef {ReturnType<typeof explanation>} Explanation */
