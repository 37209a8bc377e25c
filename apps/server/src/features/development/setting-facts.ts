import type { NewEvent } from '../../base/events.ts'
import type { Setting } from './setting.ts'

/** The part of an event that is the same for every move of a setting. */
export function factsOf(setting: Setting): Pick<NewEvent, 'subjectId' | 'accountId' | 'merchantId' | 'facts'> {
  const { id: subjectId, accountId, merchantId, mode, subMerchantId, kind, value, subAppid, state, way } = setting
  const facts = { mode, sub_merchant: subMerchantId, kind, value, sub_appid: subAppid, state, way }
  return { subjectId, accountId, merchantId, facts }
}
