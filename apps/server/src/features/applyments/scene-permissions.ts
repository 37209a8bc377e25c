import type { SalesScene } from '@teyue/wechatpay/applyment-form'
import type { PermissionName } from '../permissions/permission.ts'

type Product = Extract<PermissionName, 'jsapi' | 'mini_program' | 'native' | 'app' | 'code_payment'>

/** Products by scene, as WeChat opens them with the contract. */
const products: Readonly<Record<SalesScene, readonly Product[]>> = {
  SALES_SCENES_STORE: ['jsapi', 'code_payment'],
  SALES_SCENES_MP: ['jsapi'],
  SALES_SCENES_MINI_PROGRAM: ['jsapi', 'mini_program'],
  SALES_SCENES_WEB: ['jsapi', 'native'],
  SALES_SCENES_APP: ['app'],
  SALES_SCENES_WEWORK: [],
}
const all: readonly Product[] = ['jsapi', 'mini_program', 'native', 'app', 'code_payment']

/** What each product is from the first day: granted by a scene, or still to be asked for. */
export function permissionsByScene(scenes: readonly SalesScene[]) {
  return all.map((name) => {
    const by = scenes.filter((scene) => products[scene].includes(name))
    return by.length > 0
      ? { name, state: 'granted' as const, note: `进件场景 ${by.join(', ')}` }
      : { name, state: 'not_asked' as const, note: '' }
  })
}
