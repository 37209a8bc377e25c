import { BlockList, isIP, isIPv6 } from 'node:net'

/** Whether an address is in one of these networks (CIDR). An IPv4 address may come as IPv6 writes it. */
export function inNetworks(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), family(address))
  }
  return (address) => isIP(address) !== 0 && list.check(address, family(address))
}

/** This machine's own addresses. */
export const LOOPBACK: readonly string[] = ['127.0.0.0/8', '::1/128']

/** Under what an address is counted: whoever has one IPv6 address has all of its /64. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail = ''] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const behind = address.includes('::') ? tail.split(':').filter(Boolean) : []
  const zeros = Array<string>(Math.max(8 - groups.length - behind.length, 0)).fill('0')
  return [...groups, ...(address.includes('::') ? zeros : []), ...behind].slice(0, 4).join(':')
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}
