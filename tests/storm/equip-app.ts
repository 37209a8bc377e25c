import type pg from 'pg'
import type { Demo } from '../../apps/server/src/cli/demo-provider.ts'
import { askSimulator } from '../../apps/server/src/cli/simulated-provider.ts'
import type { Context } from '../../apps/server/src/context.ts'
import { addAppid, bindAppid } from '../../apps/server/src/features/appids/bind-appid.ts'

const name = '南山咖啡 App'
const reason = 'Its own app calls the payments up'

/** Gives the demo's company an app of its own, at the simulator and here, so that the storm can pay in it (M12). */
export async function equipApp(ctx: Context, owner: pg.Pool, simulatorUrl: string, demo: Demo): Promise<void> {
  const { rows } = await owner.query<{ id: string; sub_mchid: string; subject: string }>(
    `select s.id, s.sub_mchid, m.subject from sub_merchants s join merchants m on m.id = s.merchant_id where m.id = $1`,
    [demo.merchants.company],
  )
  const { id: subMerchantId, sub_mchid, subject } = rows[0]!
  const kind = 'mobile_app'
  const { appid } = await askSimulator<{ appid: string }>(simulatorUrl, '/_control/appids', { name, kind, subject })
  await askSimulator(simulatorUrl, `/_control/merchants/${sub_mchid}/appids`, { appid })
  const merchantId = demo.merchants.company
  await addAppid(ctx, demo.provider, { appid, kind, name, subject, accountId: null, merchantId })
  await bindAppid(ctx, demo.provider, { subMerchantId, appid, isDefault: false, reason })
}
