import { startPage } from '../shell/shell.js'
import { drawFaults } from './faults.js'
import { t } from './words.js'

startPage({ here: 'faults', title: () => t('title'), draw: drawFaults })
