import { pathParts } from '../portal/parts.js'
import { startPage } from '../shell/shell.js'
import { drawAppids } from './appids.js'
import { drawConfig } from './config.js'
import { drawFunds } from './funds.js'
import { drawProviders } from './list.js'
import { drawMerchants } from './merchants.js'
import { drawNew } from './new.js'
import { drawSecurity } from './security.js'
import { providerHead } from './tabs.js'
import { t } from './words.js'

/** @type {Record<string, (desk: import('../shell/shell.js').Desk, mchid: string) => HTMLElement[]>} */
const tabs = { '': drawMerchants, appids: drawAppids, security: drawSecurity, funds: drawFunds }

startPage({
  here: 'partners',
  title: () => t('title'),
  draw: (main, desk) => {
    const [mchid, tab = '', subMchid] = pathParts()
    if (mchid === undefined) return main.append(...drawProviders(desk))
    if (mchid === 'new') return main.append(...drawNew(desk))
    if (subMchid !== undefined) return main.append(...drawConfig(desk, mchid, subMchid))
    main.append(providerHead(desk, mchid, tab), ...(tabs[tab] ?? drawMerchants)(desk, mchid))
  },
})
