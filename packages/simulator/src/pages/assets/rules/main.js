import { startPage } from '../shell/shell.js'
import { drawRules } from './rules.js'
import { t } from './words.js'

startPage({ here: 'rules', title: () => t('title'), draw: drawRules })
