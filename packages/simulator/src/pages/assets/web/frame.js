import { h } from '../kit/dom.js'
import { openWebView } from './control.js'

/**
 * @typedef {{ result: 'ok' | 'cancel' | 'fail', words?: string, code?: string }} Outcome
 * @typedef {{ kind: string, page: string, data: Record<string, unknown>, reply: (outcome: Outcome) => void }} Message
 * @typedef {{ url: string, miniAppid?: string | null, receipt?: boolean, title: string }} Asked
 */

/**
 * A page of another origin in the phone's glass, and the line on which it speaks to the phone: only what comes from
 * this frame, from this machine and with the key that only this web view was given is heard.
 * @param {import('../phone/phone.js').Payer} payer @param {Asked} asked
 * @param {{ signal: AbortSignal, heard: (message: Message) => void, lost: (error: unknown) => void }} line
 */
export function webFrame(payer, asked, { signal, heard, lost }) {
  const key = crypto.randomUUID()
  // A page can neither leave the glass nor open windows beside the phone.
  const sandbox = 'allow-scripts allow-same-origin allow-forms allow-modals allow-downloads'
  const frame = /** @type {HTMLIFrameElement} */ (h('iframe', { class: 'web-frame', title: asked.title, sandbox }))
  const listen = (/** @type {MessageEvent} */ event) => {
    if (event.source !== frame.contentWindow || event.data?.teyue !== key) return
    if (new URL(event.origin).hostname !== location.hostname) return
    const { kind, page, id, ...data } = event.data
    const reply = (/** @type {Outcome} */ outcome) =>
      frame.contentWindow?.postMessage({ teyue: key, id, outcome }, event.origin)
    heard({ kind: String(kind), page: String(page), data, reply })
  }
  window.addEventListener('message', listen, { signal })
  openWebView(payer, { ...asked, key }).then(
    ({ url }) => frame.setAttribute('src', url),
    (error) => signal.aborted || lost(error),
  )
  return frame
}
