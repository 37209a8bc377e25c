import { startPage } from '../shell/shell.js'
import { t } from './words.js'
import { drawWorlds } from './worlds-page.js'

startPage({ here: 'worlds', title: () => t('title'), draw: drawWorlds })
