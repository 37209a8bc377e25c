import { raiseDisagreement } from '../../base/disagreements.ts'
import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import { askForKeys } from '../providers/store-platform-keys.ts'
import { isFinal, isInDoubt, isLongUnanswered, isUnanswered, type Payment, unansweredKind } from './payment.ts'
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
  return record(ctx, payment, silence)
}

async function record(ctx: Context, payment: Payment, silence: Silence): Promise<Payment> {
  return inTenant(ctx, payment, async (tx) => {
    const before = await selectPaymentForUpdate(tx, payment.id)
    if (!before || isFinal(before.state)) return before ?? payment
    const after = afterSilence(before, silence, tx.now)
    if (after !== before) updatePayment(tx, before, after)
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
    if (isLongUnanswered(after, tx.now)) await tellPerson(tx, after, silence)
    return after
  })
}

function afterSilence(before: Payment, { mayHaveArrived, doubtful }: Silence, now: Date): Payment {
  if (!isUnanswered(before.state)) return before
  const unknown: Payment = before.state === 'unknown' ? before : { ...before, state: 'unknown', changedAt: now }
  if (doubtful) return { ...unknown, refusedCode: doubtful.code, refusedMessage: doubtful.message }
  return mayHaveArrived ? unknown : before
}

/** Nothing is given up: it is asked on, and a person sees that it has been asked for long. */
async function tellPerson(tx: Tx, payment: Payment, { code, exchange }: Silence): Promise<void> {
  const { state, attempts, queries, refusedCode: refused } = payment
  const message = `payment ${payment.id}: WeChat has said nothing certain of it for long`
  const difference = new Disagreement(unansweredKind, message, { state, attempts, queries, refused }, { code })
  await raiseDisagreement(tx, { ...ownerOf(payment), source: 'silence', exchange }, difference)
}

function ownerOf({ providerId, accountId, id: subjectId }: Payment) {
  return { providerId, accountId, subjectId }
}

/**
 * WeChat may sign with a certificate that is newer than ours. This is a transaction of its own: one that takes two promises
 * which were made before could meet the turning of a clock, which takes all of them, in the other order.
 */
async function doubtKeys(ctx: Context, payment: Payment): Promise<void> {
  await inTenant(ctx, payment, async (tx) => askForKeys(tx, await readAccount(tx, payment.accountId)))
}
