import { addAgreementRoutes } from './agreements.ts'
import { addAppidRoutes } from './appids.ts'
import { addApplymentRoutes } from './applyments.ts'
import { addBookRoutes } from './books.ts'
import { addCallUpRoutes } from './call-ups.ts'
import { addClockRoutes } from './clock.ts'
import { addCodeRoutes } from './codes.ts'
import type { Control } from './control.ts'
import { addDevConfigRoutes } from './dev-config.ts'
import { addDocument } from './document.ts'
import { addEventRoutes } from './events.ts'
import { addFaultPlanRoutes } from './fault-plans.ts'
import { addFaultRoutes } from './faults.ts'
import { addFollowRoutes } from './follows.ts'
import { addFormFieldRoutes } from './form-fields.ts'
import { addFundRoutes } from './funds.ts'
import { addGoldPlanRoutes } from './gold-plans.ts'
import { addHandFaultRoutes } from './hand-faults.ts'
import { addHandRefundRoutes } from './hand-refunds.ts'
import { addLedgerRoutes } from './ledger.ts'
import { addLoginRoutes } from './logins.ts'
import { addMediaRoutes } from './media.ts'
import { addMerchantFlowRoutes } from './merchant-flows.ts'
import { addMerchantRoutes } from './merchants.ts'
import { addNoticeRoutes } from './notices.ts'
import { addOrderRoutes } from './orders.ts'
import { addPayRoutes } from './pay.ts'
import { addPayPathRoutes } from './pay-paths.ts'
import { addPayerRoutes } from './people.ts'
import { addPortalFileRoutes } from './portal-files.ts'
import { addPortalLoginRoutes } from './portal-logins.ts'
import { addProviderRoutes } from './providers.ts'
import { refuseForeignPages } from './refuse-foreign-pages.ts'
import { addRequestRoutes } from './requests.ts'
import { addServiceRoutes } from './service.ts'
import { addSettlementChangeRoutes } from './settlement-changes.ts'
import { addSettlementRoutes } from './settlements.ts'
import { addSnapshotRoutes } from './snapshots.ts'
import { addSubjectRoutes } from './subjects.ts'
import { addTemplateRoutes } from './templates.ts'
import { addTopUpRoutes } from './top-ups.ts'
import { addTryRoutes } from './try.ts'
import { addViolationRoutes } from './violations.ts'
import { addWebViewRoutes } from './web-views.ts'
import { addWorldRoutes } from './worlds.ts'

/** The control API, whole; the document comes first because it writes down what is added after it. */
export function addControlRoutes(control: Control): void {
  refuseForeignPages(control.app)
  addDocument(control)
  addServiceRoutes(control)
  addRequestRoutes(control)
  addTryRoutes(control)
  addClockRoutes(control)
  addEventRoutes(control)
  addProviderRoutes(control)
  addPortalFileRoutes(control)
  addAppidRoutes(control)
  addMerchantRoutes(control)
  addDevConfigRoutes(control)
  addMerchantFlowRoutes(control)
  addPortalLoginRoutes(control)
  addAgreementRoutes(control)
  addFormFieldRoutes(control)
  addApplymentRoutes(control)
  addSubjectRoutes(control)
  addViolationRoutes(control)
  addHandRefundRoutes(control)
  addPayerRoutes(control)
  addFollowRoutes(control)
  addTopUpRoutes(control)
  addLoginRoutes(control)
  addWebViewRoutes(control)
  addOrderRoutes(control)
  addPayRoutes(control)
  addCallUpRoutes(control)
  addPayPathRoutes(control)
  addCodeRoutes(control)
  addNoticeRoutes(control)
  addBookRoutes(control)
  addLedgerRoutes(control)
  addSettlementRoutes(control)
  addSettlementChangeRoutes(control)
  addFundRoutes(control)
  addGoldPlanRoutes(control)
  addMediaRoutes(control)
  addFaultRoutes(control)
  addHandFaultRoutes(control)
  addFaultPlanRoutes(control)
  addWorldRoutes(control)
  addSnapshotRoutes(control)
  addTemplateRoutes(control)
}
