import { randomInt } from 'node:crypto'
import { randomDigits } from '../kit/random-text.ts'
import type { Payer, PaymentCode } from '../storage/payer-rows.ts'
import { remindOfCode, type World } from '../world.ts'

const LIFETIME_MS = 60_000
// 18 digits, of which the first two tell WeChat's codes from everybody else's.
const LOWEST_HEAD = 10
const HIGHEST_HEAD = 15
const DIGITS_BEHIND_HEAD = 16
const MOST_CODES_KEPT = 10_000

export type CodeRefusal = 'CODE_UNKNOWN' | 'CODE_EXPIRED' | 'CODE_USED' | 'CODE_RESERVED'

/** The code on the payer's phone: the one shown last while it can be used, else a new one. */
export function currentCode(world: World, payer: Payer): PaymentCode {
  const [last] = world.store.tables.payment_codes.newest(1, ({ payer: owner }) => owner === payer.id)
  const usable = last && last.order === null && last.expires_at > world.clock.now()
  return usable ? last : makeCode(world, payer)
}

/** The phone shows another; the one before stays good for its minute, as somebody may just be scanning it. */
export function makeCode(world: World, payer: Payer): PaymentCode {
  const made: PaymentCode = {
    code: freshDigits(world),
    payer: payer.id,
    expires_at: world.clock.now() + LIFETIME_MS,
    order: null,
    reserved_for: null,
  }
  world.store.write(() => {
    world.store.put('payment_codes', made.code, made)
    forgetOldCodes(world)
  })
  remindOfCode(world, made)
  return made
}

/** The code, if this SP may charge it now; else why not. */
export function findUsableCode(world: World, digits: string, spMchid: string): PaymentCode | CodeRefusal {
  const found = world.store.get('payment_codes', digits)
  if (!found) return 'CODE_UNKNOWN'
  if (found.order !== null) return 'CODE_USED'
  if (found.expires_at <= world.clock.now()) return 'CODE_EXPIRED'
  if (found.reserved_for !== null && found.reserved_for !== spMchid) return 'CODE_RESERVED'
  return found
}

/** Whoever has looked up the payer by a code is the only one who may charge it. */
export function reserveCode(world: World, code: PaymentCode, spMchid: string): void {
  world.store.write(() => world.store.put('payment_codes', code.code, { ...code, reserved_for: spMchid }))
}

function freshDigits(world: World): string {
  const digits = `${randomInt(LOWEST_HEAD, HIGHEST_HEAD + 1)}${randomDigits(DIGITS_BEHIND_HEAD)}`
  return world.store.get('payment_codes', digits) ? freshDigits(world) : digits
}

function forgetOldCodes(world: World): void {
  const table = world.store.tables.payment_codes
  while (table.rows.size > MOST_CODES_KEPT) {
    const first = table.oldest()
    if (!first) return
    world.store.put('payment_codes', first.key, null)
  }
}
