import { isIPv4, isIPv6 } from 'node:net'

/** Readers of settings: undefined for what they do not accept. Nothing is rounded, completed or guessed. */

/** From 1 to `max`. */
export function readCount(text: string, max: number): number | undefined {
  const value = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
  return value !== undefined && value <= max ? value : undefined
}

/** Without a slash at the end, so that a path can be put behind it. */
export function readHttpUrl(text: string): string | undefined {
  if (!/^https?:\/\//.test(text) || /[\s?#@]/.test(text) || !URL.canParse(text)) return undefined
  return text.replace(/\/+$/, '')
}

/** `10.0.0.0/8, fd00::/8` */
export function readNetworks(text: string): readonly string[] | undefined {
  const networks = text.split(',').map((network) => network.trim())
  return networks.every(isNetwork) ? networks : undefined
}

/** Networks, and single addresses as networks of one: `10.0.0.0/8, 192.168.1.7`. */
export function readAddresses(text: string): readonly string[] | undefined {
  const parts = text.split(',').map((part) => part.trim())
  return readNetworks(parts.map((part) => (isIPv4(part) ? `${part}/32` : isIPv6(part) ? `${part}/128` : part)).join())
}

/** 32 bytes in base64. */
export function readMasterKey(text: string): Buffer | undefined {
  return /^[A-Za-z0-9+/]{43}=$/.test(text) ? Buffer.from(text, 'base64') : undefined
}

/** The key that seals, and after it those that only open; apart by commas or lines. */
export function readMasterKeys(text: string): readonly Buffer[] | undefined {
  const parts = text.split(/[\s,]+/)
  const keys = parts.flatMap((part) => readMasterKey(part) ?? [])
  return keys.length === parts.length && new Set(parts).size === parts.length ? keys : undefined
}

function isNetwork(text: string): boolean {
  const [, address, bits] = /^([\da-fA-F.:]+)\/(\d{1,3})$/.exec(text) ?? []
  if (address === undefined || bits === undefined) return false
  return (isIPv4(address) && Number(bits) <= 32) || (isIPv6(address) && Number(bits) <= 128)
}
