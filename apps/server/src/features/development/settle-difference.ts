import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { bindAppidIn } from '../appids/bind-appid.ts'
import { findAppidNamed, getBindings } from '../appids/get-appids.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { addSettingIn, type Wanted } from './add-setting.ts'
import { assertSendable } from './assert-sendable.ts'
import { type Compared, compare, wantedPaths } from './comparison.ts'
import { newestWord } from './look.ts'
import type { SettingKind } from './setting.ts'
import { selectLook, selectSettings } from './store.ts'

export type MoveRequest = {
  readonly subMerchantId: string
  readonly kind: SettingKind
  /** As the comparison names it. */
  readonly name: string | null
  readonly move: 'send_again' | 'take_over'
}

/** Makes one of the moves that the comparison offers: ours is sent to WeChat again, or WeChat's is taken into our books. */
export async function settleDifference(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { subMerchantId, kind, name, move }: MoveRequest,
): Promise<void> {
  await inTenant(ctx, viewer, async (tx) => {
    const number = await mustGetSubMerchant(tx, subMerchantId, viewer.mode)
    const row = (await compareIn(tx, subMerchantId)).find((one) => one.kind === kind && one.name === name)
    if (!row?.moves.includes(move)) throw new PublicError('DIFFERENCE_GONE', { moves: row?.moves ?? [] })
    const who = { mode: viewer.mode, addedBy: doer?.personId ?? null }
    if (move === 'take_over') await takeOver(tx, number, row, who)
    else await sendAgain(tx, number, row, who)
    const { here, atWechat } = row
    const before = { number: number.subMchid, kind, name, here, at_wechat: atWechat }
    if (doer) recordDeed(tx, doer, { act: `development.${move}`, subjectId: number.merchantId, before })
  })
}

/** Joins: our books and what WeChat said last, beside each other; empty before it was asked. */
export async function compareIn(tx: Tx, subMerchantId: string): Promise<Compared[]> {
  const look = await selectLook(tx, subMerchantId)
  if (!look) return []
  const [bindings, settings] = [await getBindings(tx, subMerchantId), await selectSettings(tx, subMerchantId)]
  const seen = newestWord(look, settings)
  return seen ? compare({ bindings, settings }, seen) : []
}

type Who = Pick<Wanted, 'mode' | 'addedBy'>

async function takeOver(tx: Tx, number: SubMerchant, { kind, name, atWechat }: Compared, who: Who): Promise<void> {
  const value = atWechat ?? ''
  if (kind === 'appid') await takeBindingOver(tx, number.id, value)
  const more = kind === 'follow' ? { subAppid: name } : {}
  await addSettingIn(tx, number, { ...who, kind, value, way: 'taken_over', ...more })
}

/** WeChat has it bound, whatever it needed for that. What it is, our books must know before a payment can name it. */
async function takeBindingOver(tx: Tx, subMerchantId: string, appid: string): Promise<void> {
  if (!(await findAppidNamed(tx, appid))) throw new PublicError('APPID_NOT_FOUND', { appid })
  const isFirst = (await getBindings(tx, subMerchantId)).length === 0
  const reason = '微信侧已绑定，对比后纳入 · found bound at WeChat'
  await bindAppidIn(tx, { subMerchantId, appid, isDefault: isFirst, reason, letter: null, isBound: true })
}

async function sendAgain(tx: Tx, number: SubMerchant, { kind, name, here }: Compared, who: Who): Promise<void> {
  await assertSendable(tx, number.accountId)
  const value = here ?? ''
  const paths = wantedPaths(await selectSettings(tx, number.id))
  const owner = paths.find((path) => path.value === value)?.owner ?? null
  const more = kind === 'follow' ? { subAppid: name } : { owner }
  await addSettingIn(tx, number, { ...who, kind, value, way: 'sent', ...more })
}
