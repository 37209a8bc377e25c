import { startPage } from '../shell/shell.js'
import { drawNotice } from './detail.js'
import { drawNotices } from './list.js'
import { t } from './words.js'

startPage({
  here: 'notices',
  title: () => t('title'),
  draw: (main, desk) => {
    const [, id] = /^\/notices\/([^/]+)$/.exec(location.pathname) ?? []
    if (id === undefined) drawNotices(main, desk)
    else drawNotice(main, desk, decodeURIComponent(id))
  },
})
