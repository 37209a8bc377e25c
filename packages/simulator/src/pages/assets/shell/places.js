/**
 * All pages, in the order of the menu. Each has its word `place_<name>` in the shell's dictionary, and its address in
 * the server's `places.ts`.
 * @typedef {{ name: string, path: string, icon: import('../kit/icons.js').IconName }} Place
 * @type {{ group: string, places: Place[] }[]}
 */
export const groups = [
  {
    group: 'use',
    places: [
      { name: 'phone', path: '/', icon: 'phone' },
      { name: 'try', path: '/try', icon: 'send' },
      { name: 'requests', path: '/requests', icon: 'list' },
    ],
  },
  {
    group: 'wechat',
    places: [
      { name: 'desk', path: '/desk', icon: 'desk' },
      { name: 'review', path: '/review', icon: 'check' },
      { name: 'merchants', path: '/merchants', icon: 'shop' },
      { name: 'partners', path: '/partners', icon: 'tower' },
      { name: 'ledger', path: '/ledger', icon: 'book' },
      { name: 'notices', path: '/notices', icon: 'bell' },
    ],
  },
  {
    group: 'world',
    places: [
      { name: 'clock', path: '/clock', icon: 'clock' },
      { name: 'faults', path: '/faults', icon: 'bolt' },
      { name: 'rules', path: '/rules', icon: 'rule' },
      { name: 'worlds', path: '/worlds', icon: 'globe' },
      { name: 'reference', path: '/_control/reference', icon: 'plug' },
    ],
  },
]
