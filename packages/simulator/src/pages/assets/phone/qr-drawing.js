import { qrOf } from './qr.js'

const SVG = 'http://www.w3.org/2000/svg'
// Readers want that much light around the code.
const QUIET_MODULES = 4

/** The code as a picture; the digits beside it say the same in words. @param {string} digits */
export function qrDrawing(digits) {
  const rows = qrOf(digits)
  const size = rows.length + 2 * QUIET_MODULES
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`)
  svg.setAttribute('class', 'qr')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('shape-rendering', 'crispEdges')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', rows.flatMap((row, y) => row.map((dark, x) => (dark ? moduleAt(x, y) : ''))).join(''))
  svg.append(path)
  return svg
}

/** @param {number} x @param {number} y */
function moduleAt(x, y) {
  return `M${x + QUIET_MODULES} ${y + QUIET_MODULES}h1v1h-1z`
}
