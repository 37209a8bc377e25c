import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import { askForKeys } from '../providers/store-platform-keys.ts'
import { isFinal, isInDoubt, isUnanswered, type Payment } from './payment.ts'
import { factsOf } from './payment-facts.ts'
import { lookAfterDoubt, lookAfterSilence } from './promises.ts'
import { selectPaymentForUpdate, updatePayment } from './store.ts'

export type Silence = {
  /** What the client calls it: NO_ANSWER, NOT_SENT, SYSTEM_ERROR, … */
  readonly code: string
  /** False when the call never left us: then nothing is in doubt. */
  readonly mayHaveArrived: boolean
  /** A refusal that an earlier try may belie. */
  readonly doubtful: { readonly code: string; readonly message: string } | null
  readonly exchange: SealedExchange | null
}

/** The door for WeChat's silence: unknown is never failed. The payment is asked about again, under the same number. */
export async function recordNoAnswer(ctx: Context, payment: Payment, silence: Silence): Promise<Payment> {
  if (silence.code === 'BAD_SIGNATURE') await doubtKeys(ctx, payment)
  return inTenant(ctx, payment, async (tx) => {
    const before = await selectPaymentForUpdate(tx, payment.id)
    if (!before || isFinal(before.state)) return before ?? payment
    const after = afterSilence(before, silence, tx.now)
    if (after !== before) await updatePayment(tx, before, after)
    const facts = factsOf(after)
    recordEvent(tx, {
      ...facts,
      facts: { ...facts.facts, code: silence.code },
      type: 'payment.unanswered',
      source: 'silence',
      exchange: silence.exchange,
    })
    promiseJob(
      tx,
      silence.doubtful && isInDoubt(after) ? lookAfterDoubt(after, tx.now) : lookAfterSilence(after, tx.now),
    )
    return after
  })
}

function afterSilence(before: Payment, { mayHaveArrived, doubtful }: Silence, now: Date): Payment {
  if (!isUnanswered(before.state)) return before
  const unknown: Payment = before.state === 'unknown' ? before : { ...before, state: 'unknown', changedAt: now }
  if (doubtful) return { ...unknown, refusedCode: doubtful.code, refusedMessage: doubtful.message }
  return mayHaveArrived ? unknown : before
}

/**
 * WeChat may sign with a certificate that is newer than ours. This is a transaction of its own: one that takes two promises
 * which were made before could meet the turning of a clock, which takes all of them, in the other order.
 */
async function doubtKeys(ctx: Context, payment: Payment): Promise<void> {
  await inTenant(ctx, payment, async (tx) => askForKeys(tx, await readAccount(tx, payment.accountId)))
}
