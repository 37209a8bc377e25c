import { ownAppidsOf } from '../../applyments/found-merchant.ts'
import { why } from '../../explain/because.ts'
import { listed } from '../../explain/facts.ts'
import type { ApplymentForm } from '../../storage/applyment-rows.ts'
import type { World } from '../../world.ts'
import type { Call } from '../call.ts'
import { refuse } from '../refusals.ts'

const OUR_APPIDS: readonly (readonly [scene: string, field: string])[] = [
  ['mp_info', 'mp_appid'],
  ['mini_program_info', 'mini_program_appid'],
  ['app_info', 'app_appid'],
]

/** The SP's appids are bound to it, and the merchant's own are there. */
export function checkAppids(world: World, { provider }: Call, form: ApplymentForm): void {
  const { sales_info: scenes } = form.business_info
  for (const [scene, field] of OUR_APPIDS) {
    const appid = (scenes?.[scene] as Readonly<Record<string, unknown>> | undefined)?.[field]
    if (typeof appid === 'string' && !provider.appids.includes(appid)) {
      throw refuse('appidMismatch', why('formAppid', { appid, mchid: provider.mchid, known: listed(provider.appids) }))
    }
  }
  for (const appid of ownAppidsOf(form)) {
    if (!world.store.get('appids', appid)) throw refuse('formAppidUnknown', why('formAppidUnknown', { appid }))
  }
}
