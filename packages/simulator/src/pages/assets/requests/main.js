import { startPage } from '../shell/shell.js'
import { drawDetail } from './detail.js'
import { drawList } from './list.js'
import { t } from './words.js'

startPage({
  here: 'requests',
  title: () => t('title'),
  draw: (main, desk) => {
    const [, , id] = location.pathname.split('/')
    if (id) drawDetail(main, desk, decodeURIComponent(id))
    else drawList(main, desk)
  },
})
