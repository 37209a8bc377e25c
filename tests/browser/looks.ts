export type PageLook = 'desk' | 'phone'

const both: readonly PageLook[] = ['desk', 'phone']

/**
 * How a page is looked at: on a desk in Chinese and on a dark phone in English. `npm run stories` looks at every page both ways,
 * `npm test`, which has ten minutes, by turns.
 */
export function looksOf(index: number): readonly PageLook[] {
  return process.env.TEYUE_TEST_LOOKS === 'all' ? both : [both[index % both.length]!]
}
