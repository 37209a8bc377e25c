import { isXml, openNotice } from '@teyue/wechatpay/notices'
import { answerV2Notice } from '@teyue/wechatpay/v2/notices'
import { type RawExchange, sealExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import type { AccountRef, WechatAccount } from '../../wechat/accounts.ts'
import { readAccount } from '../providers/get-account.ts'
import { askForKeys } from '../providers/store-platform-keys.ts'
import { type NoticeRefusal, refusalStatus } from './notice.ts'
import { sealContent } from './sealed-content.ts'
import { countRefusal, insertNotice, isNoticeKept, type NewNotice } from './store.ts'

export type ArrivedNotice = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The raw bytes: the signature is over these and nothing else. */
  readonly body: Buffer
}

/**
 * Verifies a notice, keeps it and promises to apply it. Returns why it was refused, or null. A repeat is kept once. Where so
 * many were refused that they are no longer counted (`keepsRefusals`), a refusal writes nothing.
 */
export async function receiveNotice(
  ctx: Context,
  account: AccountRef,
  wechat: WechatAccount,
  arrived: ArrivedNotice,
  { keepsRefusals } = { keepsRefusals: true },
): Promise<NoticeRefusal | null> {
  const opened = openNotice(wechat, arrived, wechat.now())
  if (!opened.ok) {
    if (keepsRefusals) await refuse(ctx, account, opened.reason)
    return opened.reason
  }
  const { id, eventType } = opened.notice
  const contentSealed = sealContent(ctx.vault, account.id, opened.notice)
  const exchange = sealExchange(ctx.vault, toExchange(arrived, ctx.now()))
  try {
    await keep(ctx, account, { id, eventType, contentSealed, exchange })
  } catch (error) {
    // WeChat sends a notice again until it has seen our answer.
    if (!isNoticeKept(error)) throw error
  }
  return null
}

/** What WeChat is told, in the words of the version that it spoke: taken, or (and why) to be sent again. */
export function answerTo({ body }: ArrivedNotice, refused: NoticeRefusal | null) {
  const status = refused === null ? 204 : refusalStatus(refused)
  if (isXml(body)) return { status: refused === null ? 200 : status, type: 'text/xml', text: answerV2Notice(refused) }
  if (refused === null) return { status, type: null, text: '' }
  return { status, type: 'application/json', text: JSON.stringify({ code: 'FAIL', message: refused }) }
}

async function keep(ctx: Context, account: AccountRef, notice: NewNotice): Promise<void> {
  await inTenant(ctx, { providerId: account.providerId }, async (tenant) => {
    const tx = onClockOf(tenant, account)
    insertNotice(tx, account.id, notice)
    promiseJob(tx, {
      task: 'notices.apply',
      key: `${account.id}/notices.apply/${notice.id}`,
      payload: { accountId: account.id, noticeId: notice.id },
      isNew: true,
    })
  })
}

async function refuse(ctx: Context, { providerId, id }: AccountRef, reason: NoticeRefusal): Promise<void> {
  await inTenant(ctx, { providerId, accountId: id }, async (tx) => {
    await countRefusal(tx, id, reason)
    if (reason === 'UNKNOWN_SERIAL') await askForKeys(tx, await readAccount(tx, id))
  })
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
