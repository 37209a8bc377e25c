import { createHash } from 'node:crypto'
import type { Receipt } from './receipt.ts'

/** The page around the receipt, which it posts to. */
export const WECHATS_PAGE = 'https://payapp.weixin.qq.com'
const HEIGHT_PX = 330
const REFRESHED_EVERY_S = 3

const style = `:root{color-scheme:light}body{margin:0;padding:20px 16px;background:#fff;color:#1F2329;text-align:center;
font:14px/22px system-ui,"PingFang SC","HarmonyOS Sans","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:16px;line-height:24px;font-weight:600;margin:0 0 4px;overflow-wrap:anywhere}.sum{font-size:32px;line-height:44px;font-weight:600;margin:0}
.sum small{font-size:20px;margin-right:2px}.state{margin:4px 0 16px;color:#07833F}.waits{color:#646A73}
dl{margin:0;border-top:1px solid #E5E6EB;text-align:left}dl div{display:flex;justify-content:space-between;gap:16px;padding:10px 0;border-bottom:1px solid #E5E6EB}
dt{color:#646A73;flex:none}dd{margin:0;overflow-wrap:anywhere;text-align:right}`

// It says within three seconds that it is there, or WeChat shows its own receipt. Money and moments are written here, where they
// are read.
const script = `const said = document.body.dataset
for (const sum of document.querySelectorAll('[data-fen]')) {
  const yuan = (Number(sum.dataset.fen) / 100).toFixed(2).replace(/\\B(?=(\\d{3})+\\.)/g, ',')
  sum.replaceChildren(Object.assign(document.createElement('small'), { textContent: '¥' }), yuan)
}
for (const time of document.querySelectorAll('time')) {
  time.textContent = new Date(time.dateTime).toLocaleString('zh-CN', { hour12: false })
}
const message = { action: 'onIframeReady', displayStyle: said.style, height: Number(said.height) }
parent.postMessage(JSON.stringify(message), '${WECHATS_PAGE}')
`

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing but this page's own style and script, and nobody but these may show it in a frame. */
export function receiptPolicy(ancestors: readonly string[]): string {
  const own = `style-src ${hashOf(style)}; script-src ${hashOf(script)}`
  return `default-src 'none'; ${own}; base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors.join(' ')}`
}

/** The receipt; where there is none WeChat is asked to show its own. */
export function receiptPage(receipt: Receipt | null): string {
  const style = receipt ? 'SHOW_CUSTOM_PAGE' : 'SHOW_OFFICIAL_PAGE'
  const waits = receipt && receipt.state !== 'paid' && receipt.state !== 'closed'
  const refresh = waits ? `<meta http-equiv="refresh" content="${REFRESHED_EVERY_S}">` : ''
  return page(refresh, `<body data-style="${style}" data-height="${HEIGHT_PX}">${receipt ? shown(receipt) : ''}`)
}

function page(head: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}
<title>商家小票</title><style>${style}</style>${body}<script>${script}</script></body></html>`
}

function shown({ merchant, amount, state, paidAt, paymentId }: Receipt): string {
  const [words, look] =
    state === 'paid'
      ? ['商家已收款', 'state']
      : state === 'closed'
        ? ['订单已关闭', 'state waits']
        : ['商家确认中，请稍候', 'state waits']
  const when = paidAt ? `<div><dt>支付时间</dt><dd><time datetime="${paidAt.toISOString()}"></time></dd></div>` : ''
  return `<h1>${escaped(merchant)}</h1><p class="sum" data-fen="${amount}"></p><p class="${look}">${words}</p>
<dl>${when}<div><dt>商户订单号</dt><dd>${escaped(paymentId)}</dd></div></dl>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
