import { PublicError } from '../../errors.ts'

/**
 * Whether the provider works with a merchant. `active` and `paused` are the provider's own note and stop nothing. `leaving`:
 * nothing new is begun, what is under way goes on to its end. `left`: nobody of the merchant's gets in any more.
 */
export type MerchantState = 'active' | 'paused' | 'leaving' | 'left'

/** What moves it: a note is changed, a leaving begins, is taken back (or a merchant that has left comes back), or ends. */
export type MerchantMove = 'note' | 'begin' | 'undo' | 'end'

// A row is a state, a column the state that is wanted. `=` changes nothing, `!` cannot be.
const moves: Record<MerchantState, Record<MerchantState, MerchantMove | '=' | '!'>> = {
  active: { active: '=', paused: 'note', leaving: 'begin', left: '!' },
  paused: { active: 'note', paused: '=', leaving: 'begin', left: '!' },
  leaving: { active: 'undo', paused: '!', leaving: '=', left: 'end' },
  left: { active: 'undo', paused: '!', leaving: '!', left: '=' },
}

/** Refuses a state that this move does not lead to. False where it stands so already. */
export function assertMove(merchant: string, from: MerchantState, to: MerchantState, by: MerchantMove): boolean {
  const move = moves[from][to]
  if (move === '=') return false
  if (move === by) return true
  if (from === 'leaving') throw new PublicError('MERCHANT_LEAVING', { merchant })
  if (from === 'left') throw new PublicError('MERCHANT_LEFT', { merchant })
  throw new PublicError('DEPARTURE_NOT_BEGUN', { merchant })
}

/** Whether nothing new is begun with it. */
export function isGoing(state: MerchantState): state is 'leaving' | 'left' {
  return state === 'leaving' || state === 'left'
}

/** Refuses what would begin something new with a merchant that leaves or has left. */
export function assertStays(merchant: string, state: MerchantState): void {
  if (isGoing(state)) throw new PublicError(state === 'leaving' ? 'MERCHANT_LEAVING' : 'MERCHANT_LEFT', { merchant })
}
