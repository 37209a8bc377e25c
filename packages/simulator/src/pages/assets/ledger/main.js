import { startPage } from '../shell/shell.js'
import { drawLedger } from './ledger.js'
import { t } from './words.js'

startPage({ here: 'ledger', title: () => t('title'), draw: drawLedger })
