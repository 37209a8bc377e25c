import assert from 'node:assert/strict'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { CountedNumber } from './found-number.ts'
import { mustGetFoundNumber } from './get-found-numbers.ts'
import { selectNumberId, upsertNumber } from './store.ts'

/** WeChat has told the number of a form that was filled in by hand. */
export async function recordTold(
  ctx: Context,
  viewer: Viewer,
  accountId: string,
  subMchid: string,
): Promise<CountedNumber> {
  return inTenant(ctx, { providerId: viewer.providerId, accountId }, async (tx) => {
    await upsertNumber(tx, accountId, subMchid, 'applyment')
    const id = await selectNumberId(tx, accountId, subMchid)
    assert(id, `number ${subMchid} was just written down`)
    return mustGetFoundNumber(tx, viewer, id)
  })
}
