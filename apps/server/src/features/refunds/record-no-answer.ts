import { raiseDisagreement } from '../../base/disagreements.ts'
import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { lockPayment } from '../payments/reserve-refund.ts'
import { readAccount } from '../providers/get-account.ts'
import { askForKeys } from '../providers/store-platform-keys.ts'
import { lookAfterDoubt, lookAfterSilence } from './promises.ts'
import { isFinal, isLongUnanswered, isUnanswered, type Refund, unansweredKind } from './refund.ts'
import { factsOf } from './refund-facts.ts'
import { selectRefundForUpdate, updateRefund } from './store.ts'

/** What came instead of WeChat's last word. */
export type NoAnswer = {
  readonly code: string
  /** False when the call never left us, or was refused for now: then nothing is in doubt. */
  readonly mayHaveArrived: boolean
  /** WeChat refuses for now, such as NOT_ENOUGH: the same number goes through once the merchant has topped up. */
  readonly held: boolean
  /** A refusal that an earlier try may belie. */
  readonly doubtful: { readonly code: string; readonly message: string } | null
  readonly exchange: SealedExchange | null
}

/** The door for WeChat's silence: unknown is never failed. The refund is asked about again, under the same number. */
export async function recordNoAnswer(ctx: Context, refund: Refund, answer: NoAnswer): Promise<Refund> {
  if (answer.code === 'BAD_SIGNATURE') await doubtKeys(ctx, refund)
  return record(ctx, refund, answer)
}

async function record(ctx: Context, refund: Refund, answer: NoAnswer): Promise<Refund> {
  return inTenant(ctx, refund, async (tx) => {
    const payment = await lockPayment(tx, refund.paymentId)
    const before = (await selectRefundForUpdate(tx, refund.id))!
    if (!isUnanswered(before.state)) {
      if (!isFinal(before.state)) promiseJob(tx, lookAfterSilence(before, tx.now))
      return before
    }
    const after: Refund = {
      ...before,
      state: answer.mayHaveArrived || answer.doubtful ? 'unknown' : before.state,
      heldCode: answer.held ? answer.code : null,
      refusedCode: answer.doubtful?.code ?? before.refusedCode,
      refusedMessage: answer.doubtful?.message ?? before.refusedMessage,
    }
    updateRefund(tx, before, after)
    const facts = factsOf(after, payment)
    const type = answer.held ? 'refund.held' : 'refund.unanswered'
    const source = answer.held ? 'answer' : 'silence'
    recordEvent(tx, {
      ...facts,
      facts: { ...facts.facts, code: answer.code },
      type,
      source,
      exchange: answer.exchange,
    })
    promiseJob(tx, answer.doubtful ? lookAfterDoubt(after) : lookAfterSilence(after, tx.now))
    if (isLongUnanswered(after, tx.now) && !answer.held) await tellPerson(tx, after, answer)
    return after
  })
}

/** Nothing is given up: it is asked on, and a person sees that it has been asked for long. */
async function tellPerson(tx: Tx, refund: Refund, { code, exchange }: NoAnswer): Promise<void> {
  const { state, attempts, queries, refusedCode: refused } = refund
  const message = `refund ${refund.id}: WeChat has said nothing certain of it for long`
  const difference = new Disagreement(unansweredKind, message, { state, attempts, queries, refused }, { code })
  await raiseDisagreement(tx, { ...ownerOf(refund), source: 'silence', exchange }, difference)
}

function ownerOf({ providerId, accountId, id: subjectId }: Refund) {
  return { providerId, accountId, subjectId }
}

/**
 * WeChat may sign with a certificate that is newer than ours. This is a transaction of its own: one that takes two promises
 * which were made before could meet the turning of a clock, which takes all of them, in the other order.
 */
async function doubtKeys(ctx: Context, refund: Refund): Promise<void> {
  await inTenant(ctx, refund, async (tx) => askForKeys(tx, await readAccount(tx, refund.accountId)))
}
