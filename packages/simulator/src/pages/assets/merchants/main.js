import { pathParts } from '../portal/parts.js'
import { startPage } from '../shell/shell.js'
import { drawConfig } from './config.js'
import { drawFunds } from './funds.js'
import { drawMerchants } from './list.js'
import { drawLogin } from './login.js'
import { drawOrder } from './order.js'
import { drawOrders } from './orders.js'
import { drawOverview } from './overview.js'
import { drawProducts } from './products.js'
import { drawSettlements } from './settlements.js'
import { merchantHead } from './tabs.js'
import { t } from './words.js'

/** @type {Record<string, (desk: import('../shell/shell.js').Desk, subMchid: string) => HTMLElement[]>} */
const tabs = {
  '': drawOverview,
  orders: drawOrders,
  funds: drawFunds,
  settlements: drawSettlements,
  products: drawProducts,
  config: drawConfig,
  login: drawLogin,
}

startPage({
  here: 'merchants',
  title: () => t('title'),
  draw: (main, desk) => {
    const [subMchid, tab = '', number] = pathParts()
    if (subMchid === undefined) return main.append(...drawMerchants(desk))
    main.append(merchantHead(desk, subMchid, tab))
    if (number !== undefined) main.append(...drawOrder(desk, subMchid, number))
    else main.append(...(tabs[tab] ?? drawOverview)(desk, subMchid))
  },
})
