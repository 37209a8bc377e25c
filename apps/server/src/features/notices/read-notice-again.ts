import { promiseJob } from '../../queue/promise-job.ts'
import type { Tx } from '../../storage/tenant.ts'
import { updateNoticeState } from './store.ts'

/** Joins: a notice that could not be read is read once more. Twice is the same as once. */
export async function readNoticeAgain(tx: Tx, accountId: string, noticeId: string): Promise<void> {
  await updateNoticeState(tx, accountId, noticeId, 'received')
  promiseJob(tx, {
    task: 'notices.apply',
    key: `${accountId}/notices.apply/${noticeId}`,
    payload: { accountId, noticeId },
  })
}
