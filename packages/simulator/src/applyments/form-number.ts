import { randomDigits } from '../kit/random-text.ts'
import type { World } from '../world.ts'

// As WeChat's look: 2000002124775691. A number that JavaScript, too, can hold exactly.
const HEAD = '20000'
const RANDOM_DIGITS = 11

/** WeChat's number for a new form. */
export function freeFormNumber(world: World): number {
  for (;;) {
    const number = HEAD + randomDigits(RANDOM_DIGITS)
    if (!world.store.get('form_numbers', number)) return Number(number)
  }
}
