import { WechatPayError } from '@teyue/wechatpay/errors'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { getAccountOf } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { CountedNumber } from './found-number.ts'
import { recordTold } from './record-told.ts'

/** A form that somebody filled in by hand at WeChat, by one of its two numbers. */
export type HandMadeForm = { readonly accountId: string; readonly applymentId?: number; readonly businessCode?: string }

/** Asks WeChat whose number a form has become that was filled in by hand, and writes it down as found. */
export async function findByForm(
  ctx: Context,
  viewer: Viewer,
  form: HandMadeForm,
  signal: AbortSignal,
): Promise<CountedNumber> {
  const account = await getAccountOf(ctx, viewer, form.accountId)
  const { client } = await ctx.wechat.of(account)
  try {
    const { data } =
      form.applymentId === undefined
        ? await client.applyments.queryByBusinessCode(form.businessCode ?? '', { signal })
        : await client.applyments.queryByApplymentId(form.applymentId, { signal })
    if (!data.sub_mchid) throw new PublicError('FORM_HAS_NO_NUMBER', { state: data.applyment_state })
    return await recordTold(ctx, viewer, form.accountId, data.sub_mchid)
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    throw new PublicError('FORM_NOT_TOLD', { code: error.code })
  }
}
