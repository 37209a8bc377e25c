export type Place = {
  readonly name: string
  /** Every address at which this page is served; a page reads what it needs from its own address. */
  readonly addresses: readonly string[]
  /** Its own style sheets under /assets; the kit's and the shell's come first. */
  readonly styles: readonly string[]
  /** What it may show in a frame; by default nothing. */
  readonly frames?: string
}

/** Each page is one script, /assets/<name>/main.js, and its styles. */
export const places: readonly Place[] = [
  {
    name: 'phone',
    addresses: ['/', '/h5/:token', '/public/apply4ec_sign/s', '/pages/apply/apiv4/welcome/welcome'],
    styles: [
      'phone/frame',
      'phone/panel',
      'phone/phone',
      'phone/screens',
      'phone/pay',
      'phone/sheet',
      'web/web',
      'tabs/tabs',
    ],
    frames: 'http://127.0.0.1:* http://localhost:*',
  },
  {
    name: 'desk',
    addresses: ['/desk', '/desk/new', '/desk/:sub_mchid/:name', '/desk/:sub_mchid/:name/:appid'],
    styles: ['shell/lists', 'portal/portal'],
  },
  {
    name: 'review',
    addresses: ['/review', '/review/:tab', '/review/applyments/:applyment_id', '/review/subjects/:applyment_id'],
    styles: ['shell/lists', 'portal/portal', 'review/review'],
  },
  {
    name: 'merchants',
    addresses: [
      '/merchants',
      '/merchants/:sub_mchid',
      '/merchants/:sub_mchid/:tab',
      '/merchants/:sub_mchid/orders/:out_trade_no',
    ],
    styles: ['shell/lists', 'portal/portal'],
  },
  {
    name: 'partners',
    addresses: [
      '/partners',
      '/partners/new',
      '/partners/:mchid',
      '/partners/:mchid/:tab',
      '/partners/:mchid/merchants/:sub_mchid',
    ],
    styles: ['shell/lists', 'portal/portal'],
  },
  { name: 'requests', addresses: ['/requests', '/requests/:id'], styles: ['shell/lists', 'requests/requests'] },
  { name: 'try', addresses: ['/try'], styles: ['shell/lists', 'requests/requests', 'try/try'] },
  { name: 'ledger', addresses: ['/ledger'], styles: ['shell/lists', 'ledger/ledger'] },
  { name: 'notices', addresses: ['/notices', '/notices/:id'], styles: ['shell/lists', 'notices/notices'] },
  { name: 'clock', addresses: ['/clock'], styles: ['shell/lists', 'clock/clock'] },
  { name: 'faults', addresses: ['/faults'], styles: ['shell/lists', 'faults/faults'] },
  { name: 'rules', addresses: ['/rules'], styles: ['shell/lists', 'rules/rules'] },
  { name: 'worlds', addresses: ['/worlds'], styles: ['shell/lists', 'worlds/worlds'] },
  { name: 'reference', addresses: ['/_control/reference'], styles: ['reference/reference'] },
]

const COMMON_STYLES = ['kit/tokens', 'shell/shell', 'shell/parts']

/** `assets` is the address under which this version of all assets is kept. */
export function htmlOf({ name, styles }: Place, assets: string): string {
  const links = [...COMMON_STYLES, ...styles].map(
    (style) => `    <link rel="stylesheet" href="${assets}/${style}.css">`,
  )
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>特约 · 微信支付模拟器</title>
    <link rel="icon" href="${assets}/kit/icon.svg" type="image/svg+xml">
${links.join('\n')}
    <script type="module" src="${assets}/${name}/main.js"></script>
  </head>
  <body class="page-${name}">
    <div class="skip" id="skip"></div>
    <div id="shell"></div>
    <main class="page" id="main" tabindex="-1"></main>
    <p class="voice" id="voice" aria-live="polite"></p>
    <noscript>这个页面需要 JavaScript。This page needs JavaScript.</noscript>
  </body>
</html>
`
}
