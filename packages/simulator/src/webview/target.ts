import { ControlError } from '../kit/control-error.ts'
import type { World } from '../world.ts'
import type { Target } from './web-view.ts'

/** What pages believe OAuth to be at; here the simulator itself answers. */
export const OPEN_PLATFORM = 'https://open.weixin.qq.com'

/**
 * Whose pages the phone opens: those of this machine, and of anybody over TLS. WeChat's login is the simulator's own,
 * also for whoever has changed the base URL to it.
 */
export function targetOf(world: World, address: URL): Target {
  if (address.origin === OPEN_PLATFORM || isSimulator(world, address)) {
    return { origin: OPEN_PLATFORM, base: new URL(world.url) }
  }
  if (address.protocol === 'https:' || (address.protocol === 'http:' && isLoopback(address.hostname))) {
    return { origin: address.origin, base: new URL(address.origin) }
  }
  throw new ControlError(
    409,
    'PAGE_REFUSED',
    `手机只打开本机的网页和 https 网页，${address.origin} 两者都不是`,
    `the phone opens pages of this machine and pages over https; ${address.origin} is neither`,
  )
}

export function readAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new ControlError(409, 'PAGE_REFUSED', `${text} 不是网址`, `${text} is no address of a page`)
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

function isSimulator(world: World, { hostname, port }: URL): boolean {
  const own = [world.url, world.tlsUrl].filter((url) => url !== '').map((url) => new URL(url))
  return own.some((url) => url.port === port && (url.hostname === hostname || isLoopback(hostname)))
}
