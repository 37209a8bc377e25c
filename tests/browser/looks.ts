import type { Look } from './browser.ts'

export type PageLook = 'desk' | 'phone'

const both: readonly PageLook[] = ['desk', 'phone']

export const lookOf: Readonly<Record<PageLook, Required<Look>>> = {
  desk: { lang: 'zh', size: 'desk', colors: 'light' },
  phone: { lang: 'en', size: 'phone', colors: 'dark' },
}

export const isEveryLook = process.env.TEYUE_TEST_LOOKS === 'all'

/**
 * How a page is looked at: on a desk in Chinese and on a dark phone in English. `npm run stories` looks at every page both ways,
 * `npm test`, which has ten minutes, by turns.
 */
export function looksOf(index: number): readonly PageLook[] {
  return isEveryLook ? both : [both[index % both.length]!]
}
