import { recordEvent } from '../../base/events.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { onClockOf, type Tx } from '../../storage/tenant.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import type { Mode } from '../providers/account.ts'
import { readAccount } from '../providers/get-account.ts'
import { nextLook, sending } from './promises.ts'
import { isUnderWay, type Setting } from './setting.ts'
import { factsOf } from './setting-facts.ts'
import { insertSetting, selectSettings } from './store.ts'

export type Wanted = Pick<Setting, 'kind' | 'value' | 'way' | 'addedBy'> &
  Partial<Pick<Setting, 'subAppid' | 'owner'>> & { readonly mode: Mode }

/** Joins: promises it to WeChat; or, where a person has set it there by hand, notes that it is so. */
export async function addSettingIn(tenant: Tx, number: SubMerchant, wanted: Wanted): Promise<Setting> {
  const tx = onClockOf(tenant, await readAccount(tenant, number.accountId))
  const { id: subMerchantId, accountId, merchantId } = number
  await assertNotUnderWay(tx, subMerchantId, wanted)
  const isSet = wanted.way !== 'sent'
  const setting: Setting = {
    ...{ subAppid: null, owner: null, ...wanted },
    ...{ providerId: tx.providerId, id: newId('setting'), accountId, merchantId, subMerchantId },
    ...{ state: isSet ? 'set' : 'sending', stateSince: tx.now, setAt: isSet ? tx.now : null },
    ...{ attempts: 0, askedAt: null, refusedCode: null, refusedMessage: null, createdAt: tx.now },
  }
  await insertSetting(tx, setting)
  if (!isSet) promiseJob(tx, sending(setting, tx.now))
  promiseJob(tx, nextLook(number, tx.now))
  const type = isSet ? 'development.set' : 'development.wanted'
  recordEvent(tx, { ...factsOf(setting), type, source: wanted.addedBy ? 'person' : 'caller' })
  return setting
}

async function assertNotUnderWay(tx: Tx, subMerchantId: string, wanted: Wanted): Promise<void> {
  const { kind, value, subAppid = null } = wanted
  const settings = await selectSettings(tx, subMerchantId)
  const isSame = (one: Setting) => one.kind === kind && one.subAppid === subAppid && one.value === value
  if (settings.some((one) => isUnderWay(one.state) && isSame(one))) throw new PublicError('SETTING_UNDER_WAY')
}
