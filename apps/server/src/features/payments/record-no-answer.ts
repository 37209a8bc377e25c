import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import { askForKeys } from '../providers/store-platform-keys.ts'
import { isFinal, type Payment } from './payment.ts'
import { factsOf } from './payment-facts.ts'
import { lookAfterSilence } from './promises.ts'
import { selectPaymentForUpdate, updatePayment } from './store.ts'

export type Silence = {
  /** What the client calls it: NO_ANSWER, NOT_SENT, SYSTEM_ERROR, … */
  readonly code: string
  /** False when the call never left us: then nothing is in doubt. */
  readonly mayHaveArrived: boolean
  readonly exchange: SealedExchange | null
}

/** The door for WeChat's silence: unknown is never failed. The payment is asked about again, under the same number. */
export async function recordNoAnswer(ctx: Context, payment: Payment, silence: Silence): Promise<Payment> {
  if (silence.code === 'BAD_SIGNATURE') await doubtKeys(ctx, payment)
  return inTenant(ctx, payment, async (tx) => {
    const before = await selectPaymentForUpdate(tx, payment.id)
    if (!before || isFinal(before.state)) return before ?? payment
    const doubtful = before.state === 'requested' && silence.mayHaveArrived
    const after: Payment = doubtful ? { ...before, state: 'unknown', changedAt: tx.now } : before
    if (doubtful) await updatePayment(tx, before, after)
    const facts = factsOf(after)
    recordEvent(tx, {
      ...facts,
      facts: { ...facts.facts, code: silence.code },
      type: 'payment.unanswered',
      source: 'silence',
      exchange: silence.exchange,
    })
    promiseJob(tx, lookAfterSilence(after, tx.now))
    return after
  })
}

/**
 * WeChat may sign with a certificate that is newer than ours. This is a transaction of its own: one that takes two promises
 * which were made before could meet the turning of a clock, which takes all of them, in the other order.
 */
async function doubtKeys(ctx: Context, payment: Payment): Promise<void> {
  await inTenant(ctx, payment, async (tx) => askForKeys(tx, await readAccount(tx, payment.accountId)))
}
