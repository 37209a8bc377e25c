const USUAL_HEIGHT_PX = 600
const LEAST_HEIGHT_PX = 100
const MOST_HEIGHT_PX = 3_000

/** @typedef {{ action: 'ready', official: boolean, heightPx: number } | { action: 'jumpOut', url: string }} ReceiptPost */

/**
 * What a receipt posted to the gold plan's page: a text of JSON with an action. Anything else says nothing.
 * @param {unknown} data
 * @returns {ReceiptPost | null}
 */
export function readReceiptPost(data) {
  const said = parse(data)
  if (said?.action === 'jumpOut') {
    const url = String(said.jumpOutUrl)
    return /^https?:\/\//.test(url) && URL.canParse(url) ? { action: 'jumpOut', url } : null
  }
  if (said?.action !== 'onIframeReady') return null
  if (said.displayStyle !== 'SHOW_CUSTOM_PAGE' && said.displayStyle !== 'SHOW_OFFICIAL_PAGE') return null
  const height = Number(said.height ?? USUAL_HEIGHT_PX)
  const heightPx = Number.isFinite(height)
    ? Math.min(Math.max(height, LEAST_HEIGHT_PX), MOST_HEIGHT_PX)
    : USUAL_HEIGHT_PX
  return { action: 'ready', official: said.displayStyle === 'SHOW_OFFICIAL_PAGE', heightPx }
}

/** @param {unknown} data @returns {Record<string, unknown> | null} */
function parse(data) {
  if (typeof data !== 'string') return null
  try {
    const said = JSON.parse(data)
    return typeof said === 'object' && said !== null ? said : null
  } catch {
    return null
  }
}
