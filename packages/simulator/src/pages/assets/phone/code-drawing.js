/** @typedef {'qrcode' | 'code128'} Symbology */

const QUIET_MODULES = 4
const BAR_HEIGHT_MM = 12

/**
 * A code as a picture; the digits beside it say the same in words. The library is large, so it is fetched by the first
 * screen that draws.
 * @param {Symbology} kind @param {string} text
 * @returns {Promise<SVGElement>}
 */
export async function codeDrawing(kind, text) {
  await import('/assets/lib/bwip-js.js')
  // This form of it is a plain script, which names itself on the window.
  const { toSVG } = /** @type {typeof import('bwip-js/browser')} */ (Reflect.get(window, 'bwipjs'))
  // Readers want that much light around a QR code, and ten modules at either end of a bar code.
  const margin = kind === 'qrcode' ? { padding: QUIET_MODULES } : { paddingwidth: 10, height: BAR_HEIGHT_MM }
  const drawn = toSVG({ bcid: kind, text, scale: 1, ...margin })
  const svg = new DOMParser().parseFromString(drawn, 'image/svg+xml').documentElement
  svg.setAttribute('class', kind)
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('shape-rendering', 'crispEdges')
  if (kind === 'code128') svg.setAttribute('preserveAspectRatio', 'none')
  return /** @type {SVGElement} */ (/** @type {unknown} */ (document.importNode(svg, true)))
}
