import { readFileSync } from 'node:fs'
import path from 'node:path'
import { BRIDGE, cookiePrefixOf, GO, type WebView } from './web-view.ts'

/** As WeChat for Android calls itself, with the parts by which pages know it. */
export const USER_AGENT =
  'Mozilla/5.0 (Linux; Android 14; TeyueSimulator) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 ' +
  'Mobile Safari/537.36 MicroMessenger/8.0.50.2701 NetType/WIFI Language/zh_CN'

const FOLDER = path.join(import.meta.dirname, '../pages/assets/bridge')
// Each after those that it uses.
const PARTS = ['told', 'line', 'window', 'ways', 'jsapi', 'wx', 'start']
const SOURCE = PARTS.map(readPart).join('\n')

type Bridge = { readonly text: string; readonly markup: string }

/** The script that makes a page's window one of WeChat's, with what it must know of this web view. */
export function bridgeOf(view: WebView): Bridge {
  const { viewer, target } = view
  const told = {
    origin: target.origin,
    phone: viewer.phone,
    key: viewer.key,
    miniAppid: viewer.miniAppid,
    receipt: viewer.receipt,
    userAgent: USER_AGENT,
    cookiePrefix: cookiePrefixOf(view),
    go: GO,
  }
  const text = `globalThis.teyueWebView = ${JSON.stringify(told)};\n(() => {\n${SOURCE}\n})()\n`
  return { text, markup: `<script src="${BRIDGE}" nonce="${view.id}"></script>` }
}

// Modules run only after a page's own scripts, so these are put one after the other into one plain script.
function readPart(name: string): string {
  const text = readFileSync(path.join(FOLDER, `${name}.js`), 'utf8')
  return text.replace(/^import .*\n/gm, '').replace(/^export /gm, '')
}
