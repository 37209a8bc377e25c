import { fill } from '../kit/dom.js'
import { clockCard } from './panel-clock.js'
import { helpCard } from './panel-help.js'
import { noticesCard } from './panel-notices.js'
import { requestsCard } from './panel-requests.js'
import { t } from './words.js'

/**
 * What a developer wants to see beside the phone: the time, the notices, the requests, where to point an SDK.
 * @param {HTMLElement} panel
 * @param {import('../shell/shell.js').Desk} desk
 */
export function showPanel(panel, desk) {
  panel.setAttribute('aria-label', t('panel'))
  fill(panel, clockCard(desk), noticesCard(desk), requestsCard(desk), helpCard(desk))
}
