import ipaddr from 'ipaddr.js'
import { PublicError } from '../errors.ts'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** NAT64 (RFC 6052): a network without IPv4 writes a public IPv4 address into the last four bytes. */
const nat64 = [0x64, 0xff9b, 0, 0, 0, 0] as const
/** The only part of IPv6 from which public addresses are given out. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** Refuses at registration what can be seen to be forbidden without asking DNS; the rest is seen when connecting. */
export function assertWebhookUrl(text: string, networks: readonly string[]): void {
  const refuse = (reason: string) => new PublicError('WEBHOOK_ADDRESS_FORBIDDEN', { field: 'url', reason })
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['https:', 'http:'].includes(url.protocol)) throw refuse('not an https address')
  if (url.username !== '' || url.password !== '') throw refuse('a name and password in the address')
  const literal = literalAddress(url)
  if (literal) {
    if (!isAllowedAddress(literal, url.protocol, networks)) throw refuse('not a public address')
  } else if (url.protocol === 'http:' && networks.length === 0) {
    throw refuse('http instead of https')
  }
}

/** The address that the URL's host is, when it is no name that DNS would have to be asked for. */
export function literalAddress(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (host === 'localhost' || host.endsWith('.localhost')) return '127.0.0.1'
  return ipaddr.isValid(host) ? host : undefined
}

/** True for an address in an allowed network; otherwise only for a public one, and over https. */
export function isAllowedAddress(text: string, protocol: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = unwrapped(ipaddr.parse(text))
  if (networks.some((network) => lies(address, network))) return true
  return protocol === 'https:' && isPublic(address)
}

/** The IPv4 address that would be reached through an IPv6 one. */
function unwrapped(address: Address): Address {
  if (!(address instanceof ipaddr.IPv6)) return address
  if (address.isIPv4MappedAddress()) return address.toIPv4Address()
  if (nat64.some((part, index) => address.parts[index] !== part)) return address
  return new ipaddr.IPv4(address.toByteArray().slice(-4))
}

function lies(address: Address, network: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(network)
  return base.kind() === address.kind() && address.match(base, bits)
}

// Every other form that hides an address in another (6to4, Teredo, ISATAP's kin) is a range of its own, and refused.
function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast)
}
