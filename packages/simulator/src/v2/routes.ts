import type { V2Route } from './call.ts'
import { CLOSE_ORDER } from './close-order.ts'
import { CREATE_REFUND } from './create-refund.ts'

/** The addresses of APIv2, all of them POST. */
const ROUTES: readonly V2Route[] = [CLOSE_ORDER, CREATE_REFUND]

const BY_PATH: ReadonlyMap<string, V2Route> = new Map(ROUTES.map((route) => [route.path, route]))
const PREFIXES = ['/pay/', '/secapi/', '/mmpaymkttransfers/', '/billcommentsp/', '/tools/']

export function isV2Path(target: string): boolean {
  return PREFIXES.some((prefix) => target.startsWith(prefix))
}

export function findV2Route(path: string): V2Route | undefined {
  return BY_PATH.get(path)
}
