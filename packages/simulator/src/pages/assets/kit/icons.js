const shapes = {
  back: 'M15 4l-8 8 8 8',
  close: 'M6 6l12 12M18 6L6 18',
  scan: 'M4 8.5V6a2 2 0 012-2h2.5M15.5 4H18a2 2 0 012 2v2.5M20 15.5V18a2 2 0 01-2 2h-2.5M8.5 20H6a2 2 0 01-2-2v-2.5M4 12h16',
  picture:
    'M4 6.5A1.5 1.5 0 015.5 5h13A1.5 1.5 0 0120 6.5v11a1.5 1.5 0 01-1.5 1.5h-13A1.5 1.5 0 014 17.5zM4 16l4.5-4.5 4 4 2.5-2.5 5 4.5M15 9.5h.1',
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
  more: 'M6 12h.1M12 12h.1M18 12h.1',
  chat: 'M12 4.5c-4.7 0-8.5 3-8.5 6.8 0 2.2 1.3 4.1 3.2 5.3L6 19.5l3.2-1.7c.9.2 1.8.3 2.8.3 4.7 0 8.5-3 8.5-6.8s-3.8-6.8-8.5-6.8z',
  compass: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM15.5 8.5l-2 5-5 2 2-5z',
  gear: 'M12 9a3 3 0 100 6 3 3 0 000-6zM12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2 2M16 16l2 2M6 18l2-2M16 8l2-2',
  refund: 'M8 5L4 9l4 4M4 9h10.5a5 5 0 010 10H8',
  battery:
    'M3 8.5A1.5 1.5 0 014.5 7h13A1.5 1.5 0 0119 8.5v7a1.5 1.5 0 01-1.5 1.5h-13A1.5 1.5 0 013 15.5zM21.5 10.5v3M6 10v4M9 10v4M12 10v4M15 10v4',
  phone: 'M8 3h8a1.5 1.5 0 011.5 1.5v15A1.5 1.5 0 0116 21H8a1.5 1.5 0 01-1.5-1.5v-15A1.5 1.5 0 018 3zM10.5 18h3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  copy: 'M9 9h10v11H9zM6 15H5V4h10v2',
  send: 'M4 12l16-8-6 16-3-7z',
  list: 'M8 7h12M8 12h12M8 17h12M4 7h.1M4 12h.1M4 17h.1',
  desk: 'M4 10h16M6 10v9M18 10v9M9 10V6a3 3 0 016 0v4',
  shop: 'M4 9l1.5-4h13L20 9M4 9v1.5a2.5 2.5 0 005 0 2.5 2.5 0 005 0 2.5 2.5 0 005 0V9zM6 13v6h12v-6',
  tower: 'M5 20V5h8v15M13 10h6v10M8 8.5h2M8 12h2M8 15.5h2M16 13.5h.1M16 17h.1M3.5 20h17',
  book: 'M5 5.5A1.5 1.5 0 016.5 4H19v14H6.5A1.5 1.5 0 005 19.5zM5 19.5A1.5 1.5 0 006.5 21H19v-3',
  bell: 'M6 16V11a6 6 0 0112 0v5l1.5 2h-15zM10 20.5h4',
  clock: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2',
  bolt: 'M13 3L5 13.5h6L10 21l9-11h-6.5z',
  rule: 'M5 6h7M16 6h3M5 12h2M11 12h8M5 18h9M18 18h1M14 4v4M9 10v4M16 16v4',
  globe: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM3.5 12h17M12 3.5c3 2.5 3 14.5 0 17-3-2.5-3-14.5 0-17z',
  plug: 'M9 3v5M15 3v5M6.5 8h11v3.5a5.5 5.5 0 01-11 0zM12 17v4',
  bench: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
}

/** @typedef {keyof typeof shapes} IconName */

const SVG = 'http://www.w3.org/2000/svg'

/**
 * A line drawing that says nothing to a screen reader: the words beside it do.
 * @param {IconName} name
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
