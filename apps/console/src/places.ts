import { account } from './pages/account/place.tsx'
import { accountConnect } from './pages/account-connect/place.tsx'
import { accountKeys } from './pages/account-keys/place.tsx'
import { accounts } from './pages/accounts/place.tsx'
import { alertChannels } from './pages/alert-channels/place.tsx'
import { alerts } from './pages/alerts/place.tsx'
import { apiKeys } from './pages/api-keys/place.tsx'
import { applyment } from './pages/applyment/place.tsx'
import { applymentNew } from './pages/applyment-new/place.tsx'
import { applyments } from './pages/applyments/place.tsx'
import { approvals } from './pages/approvals/place.tsx'
import { audit } from './pages/audit/place.tsx'
import { collect } from './pages/collect/place.tsx'
import { developer } from './pages/developer/place.tsx'
import { disagreement, disagreements } from './pages/disagreements/place.tsx'
import { events } from './pages/events/place.tsx'
import { exportsPlace } from './pages/exports/place.tsx'
import { foundNumbers } from './pages/found-numbers/place.tsx'
import { home } from './pages/home/place.tsx'
import { importPlace } from './pages/import/place.tsx'
import { imports } from './pages/imports/place.tsx'
import { invitation } from './pages/invitation/place.tsx'
import { merchant } from './pages/merchant/place.tsx'
import { merchantNew } from './pages/merchant-new/place.tsx'
import { merchants } from './pages/merchants/place.tsx'
import { mySignIn } from './pages/my-sign-in/place.tsx'
import { operations } from './pages/operations/place.tsx'
import { payment } from './pages/payment/place.tsx'
import { payments } from './pages/payments/place.tsx'
import { people } from './pages/people/place.tsx'
import { refund } from './pages/refund/place.tsx'
import { refunds } from './pages/refunds/place.tsx'
import { requests } from './pages/requests/place.tsx'
import { roles } from './pages/roles/place.tsx'
import { search } from './pages/search/place.tsx'
import { settings } from './pages/settings/place.tsx'
import { setup } from './pages/setup/place.tsx'
import { store } from './pages/store/place.tsx'
import { stores } from './pages/stores/place.tsx'
import { subjectConfirmation } from './pages/subject-confirmation/place.tsx'
import { subjectConfirmations } from './pages/subject-confirmations/place.tsx'
import { violation } from './pages/violation/place.tsx'
import { violations } from './pages/violations/place.tsx'
import { webhookDelivery, webhooks } from './pages/webhooks/place.tsx'
import { wechatErrors } from './pages/wechat-errors/place.tsx'
import type { Place } from './place.ts'

/** Every page, in the order of the menu. Add a line for each. */
export const places: readonly Place[] = [
  home,
  collect,
  payments,
  payment,
  refunds,
  refund,
  disagreements,
  disagreement,
  exportsPlace,
  merchants,
  merchantNew,
  imports,
  importPlace,
  foundNumbers,
  merchant,
  stores,
  store,
  applyments,
  applymentNew,
  applyment,
  subjectConfirmations,
  subjectConfirmation,
  violations,
  violation,
  accounts,
  accountConnect,
  account,
  accountKeys,
  setup,
  operations,
  wechatErrors,
  alerts,
  alertChannels,
  developer,
  apiKeys,
  webhooks,
  webhookDelivery,
  requests,
  events,
  people,
  approvals,
  audit,
  settings,
  mySignIn,
  roles,
  invitation,
  search,
]
