import { startPage } from '../shell/shell.js'
import { drawClock } from './clock.js'
import { t } from './words.js'

startPage({ here: 'clock', title: () => t('title'), draw: drawClock })
