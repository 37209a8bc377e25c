import { openNotice } from '@teyue/wechatpay/notices'
import { type RawExchange, sealExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { WechatAccount } from '../../wechat/accounts.ts'
import type { Account } from '../providers/account.ts'
import { askForKeys } from '../providers/store-platform-keys.ts'
import type { NoticeRefusal } from './notice.ts'
import { sealContent } from './sealed-content.ts'
import { countRefusal, insertNotice } from './store.ts'

export type ArrivedNotice = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The raw bytes: the signature is over these and nothing else. */
  readonly body: Buffer
}

/** Verifies a notice, keeps it and promises to apply it. Returns why it was refused, or null. A repeat is kept once. */
export async function receiveNotice(
  ctx: Context,
  account: Account,
  wechat: WechatAccount,
  arrived: ArrivedNotice,
): Promise<NoticeRefusal | null> {
  const scope = { providerId: account.providerId, accountId: account.id }
  const opened = openNotice(wechat.apiV3Key, wechat.keyring, arrived, wechat.now())
  if (!opened.ok) {
    await inTenant(ctx, scope, async (tx) => {
      await countRefusal(tx, account.id, opened.reason)
      if (opened.reason === 'UNKNOWN_SERIAL') await askForKeys(tx, account)
    })
    return opened.reason
  }
  const { id, eventType } = opened.notice
  const contentSealed = sealContent(ctx.vault, account.id, opened.notice)
  const exchange = sealExchange(ctx.vault, toExchange(arrived, ctx.now()))
  await inTenant(ctx, scope, async (tx) => {
    if (!(await insertNotice(tx, account.id, { id, eventType, contentSealed, exchange }))) return
    promiseJob(tx, {
      task: 'notices.apply',
      key: `${account.id}/notices.apply/${id}`,
      payload: { accountId: account.id, noticeId: id },
      isNew: true,
    })
  })
  return null
}

function toExchange({ url, headers, body }: ArrivedNotice, at: Date): RawExchange {
  return {
    method: 'POST',
    url,
    requestHeaders: headers,
    requestBody: body,
    status: 204,
    answerHeaders: {},
    answerBody: Buffer.alloc(0),
    startedAt: at,
    durationMs: 0,
  }
}
