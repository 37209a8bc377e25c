import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Notice } from './notice.ts'
import { selectNotice, updateNoticeState } from './store.ts'

type NoticeId = { readonly providerId: string; readonly accountId: string; readonly noticeId: string }

export async function findNotice(ctx: Context, { noticeId, ...scope }: NoticeId): Promise<Notice | undefined> {
  return inTenant(ctx, scope, (tx) => selectNotice(tx, scope.accountId, noticeId))
}

/** Says what became of a notice: applied to our books, or parked because it could not be true of them. */
export async function settleNotice(
  ctx: Context,
  { noticeId, ...scope }: NoticeId,
  state: Exclude<Notice['state'], 'received'>,
): Promise<void> {
  await inTenant(ctx, scope, (tx) => updateNoticeState(tx, scope.accountId, noticeId, state))
}
