import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { readNoticeAgain } from '../notices/read-notice-again.ts'
import { askAboutPayment } from '../payments/ask-about-payment.ts'
import type { Viewer } from '../providers/viewer.ts'
import { askAboutRefund } from '../refunds/ask-about-refund.ts'
import type { Disagreement } from '../timeline/disagreement.ts'
import { getDisagreementIn } from '../timeline/list-events.ts'
import { judgeMoves, type Move } from './move.ts'
import { settleByPerson } from './store.ts'

export type Wanted = { readonly move: Move; readonly reason: string | null; readonly personId: string }

type Whose = Pick<Viewer, 'providerId' | 'mode'>

/** @throws PublicError NOT_FOUND, also for one of the other mode. */
export async function getDisagreement(ctx: Context, whose: Whose, id: string): Promise<Disagreement> {
  return inTenant(ctx, { providerId: whose.providerId }, (tx) => mustGet(tx, whose.mode, id))
}

/** Makes a legal move on the account's own clock, and tells how the disagreement then stands. */
export async function makeMove(ctx: Context, whose: Whose, id: string, wanted: Wanted): Promise<Disagreement> {
  const { accountId } = await getDisagreement(ctx, whose, id)
  await inTenant(ctx, { providerId: whose.providerId, accountId }, async (tx) => {
    const found = await mustGet(tx, whose.mode, id)
    const judged = judgeMoves(found).find(({ move }) => move === wanted.move)
    if (!judged?.isLegal)
      throw new PublicError('MOVE_NOT_LEGAL', {
        move: wanted.move,
        because: judged?.because ?? '',
        because_zh: judged?.becauseZh ?? '',
      })
    await make(tx, found, wanted)
  })
  return getDisagreement(ctx, whose, id)
}

async function make(tx: Tx, { id, accountId, subjectId }: Disagreement, wanted: Wanted): Promise<void> {
  switch (wanted.move) {
    case 'ask_wechat':
      if (subjectId.startsWith('pay_')) await askAboutPayment(tx, accountId, subjectId)
      else await askAboutRefund(tx, accountId, subjectId)
      return
    case 'read_notice_again':
      return readNoticeAgain(tx, accountId, subjectId)
    case 'settle':
      if (wanted.reason === null) throw new PublicError('REASON_REQUIRED', { field: 'reason' })
      settleByPerson(tx, id, wanted.personId, wanted.reason)
  }
}

async function mustGet(tx: Tx, mode: Whose['mode'], id: string): Promise<Disagreement> {
  const found = await getDisagreementIn(tx, mode, id)
  if (!found) throw new PublicError('NOT_FOUND')
  return found
}
