import type { Message } from '../channels/message.ts'

const minuteMs = 60_000
/** The pause before each further mail, where the server was not reached: then somebody hands the link over. */
export const mailAgainAfterMs = [minuteMs, 10 * minuteMs, 60 * minuteMs] as const

/** What the merchant's contact reads. The link is the one thing that is secret in it. */
export function ownerMessage(merchantName: string, providerName: string, link: string): Message {
  return {
    title: `${merchantName} 的商户后台已开通 / Your merchant portal is ready`,
    lines: [
      `${providerName} 已为“${merchantName}”开通微信支付商户后台。`,
      '请在三天内打开下面的链接，设置您自己的登录名和密码；链接只能使用一次，请勿转发。',
      `${providerName} has opened the merchant portal of “${merchantName}”.`,
      'Open the link within three days to choose your own login and password; it works once, do not pass it on.',
    ],
    link,
  }
}

/** An address, as far as others need to see it: `w***@example.cn`. */
export function maskedAddress(address: string): string {
  const [name = '', host = ''] = address.split('@')
  return `${name.slice(0, 1)}***@${host}`
}
