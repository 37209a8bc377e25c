import { defineWords } from '../../kit/i18n.ts'

/** Apart from the page's words, since the menu is loaded before any page. */
export const alertMenuWords = defineWords(
  'alert-menu',
  { open: '，{{count}} 条待认领' },
  { open: ', {{count}} that nobody looks after' },
)
