const shapes = {
  back: 'M15 4l-8 8 8 8',
  close: 'M6 6l12 12M18 6L6 18',
  scan: 'M4 8.5V6a2 2 0 012-2h2.5M15.5 4H18a2 2 0 012 2v2.5M20 15.5V18a2 2 0 01-2 2h-2.5M8.5 20H6a2 2 0 01-2-2v-2.5M4 12h16',
  wallet:
    'M4 7.5A1.5 1.5 0 015.5 6h13A1.5 1.5 0 0120 7.5v10a1.5 1.5 0 01-1.5 1.5h-13A1.5 1.5 0 014 17.5zM4 10h16M15.5 14.5h1.5',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v2.5h-3.5M14 20v-3.5h2.5M20 20h-3.5v-3.5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 7v6.5M12 16.6v.1',
  question: 'M9.2 9.3a2.9 2.9 0 115 2c-1 .9-2.2 1.4-2.2 2.9M12 17v.1',
  erase: 'M9 6h10.5a1 1 0 011 1v10a1 1 0 01-1 1H9l-5.5-6zM12 9.5l5 5M17 9.5l-5 5',
  forward: 'M9 6l6 6-6 6',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20a7.5 7.5 0 0115 0',
  add: 'M12 5v14M5 12h14',
  refund: 'M8 5L4 9l4 4M4 9h10.5a5 5 0 010 10H8',
  battery:
    'M3 8.5A1.5 1.5 0 014.5 7h13A1.5 1.5 0 0119 8.5v7a1.5 1.5 0 01-1.5 1.5h-13A1.5 1.5 0 013 15.5zM21.5 10.5v3M6 10v4M9 10v4M12 10v4M15 10v4',
  bench: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
}

const SVG = 'http://www.w3.org/2000/svg'

/**
 * A line drawing that says nothing to a screen reader: the words beside it do.
 * @param {keyof typeof shapes} name
 * @param {string} [look]
 */
export function icon(name, look = '') {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `icon ${look}`.trim())
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', shapes[name])
  svg.append(path)
  return svg
}
