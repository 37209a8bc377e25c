import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { assertStaying } from '../merchants/get-merchant.ts'
import { getStandings } from '../payments/get-standings.ts'
import { chooseStanding } from '../payments/standing.ts'
import { assertProductGranted, assertRefundGranted } from '../permissions/permission.ts'
import type { Viewer } from '../providers/viewer.ts'
import { nextLook } from './promises.ts'
import { insertTestPayment } from './store.ts'
import { type TestPayment, testLivesMs } from './test-payment.ts'

/** Writes a test down before anything is paid, so that whatever is paid is given back. Refused where that could not be. */
export async function createTestPayment(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  wanted: { readonly merchantId: string; readonly subMerchantId: string | undefined },
): Promise<TestPayment> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const { merchantId } = wanted
    await assertStaying(tenant, merchantId)
    const standing = chooseStanding((await getStandings(tenant, merchantId, viewer.mode)) ?? [], wanted.subMerchantId)
    assertProductGranted(standing.permissions, 'native')
    assertRefundGranted(standing.permissions)
    const tx = onClockOf(tenant, standing.account)
    const numbers = {
      accountId: standing.account.id,
      subMerchantId: standing.subMerchant.id,
      paymentId: null,
      refundId: null,
    }
    const test: TestPayment = {
      ...{ providerId: tx.providerId, id: newId('testPayment'), merchantId, mode: viewer.mode, ...numbers },
      ...{ personId: doer?.personId ?? null, refusedCode: null, returnedAt: null, createdAt: tx.now },
      expiresAt: new Date(Math.floor((tx.now.getTime() + testLivesMs) / 1000) * 1000),
    }
    await insertTestPayment(tx, test)
    promiseJob(tx, nextLook(test, tx.now))
    if (doer) recordDeed(tx, doer, { act: 'test_payment.made', subjectId: merchantId, after: { test: test.id } })
    return test
  })
}
