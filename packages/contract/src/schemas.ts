import type { TSchema } from 'typebox'
import {
  Account,
  AccountCheck,
  AccountKeys,
  AccountList,
  NewAccount,
  NewAccountCheck,
  Provider,
  ProviderChange,
  Setup,
} from './account.ts'
import { ApiKey, ApiKeyList, IssuedApiKey, NewApiKey } from './api-key.ts'
import { Appid, AppidList, NewAppid, NewAppidBinding } from './appid.ts'
import { AuditChain, AuditEntry, AuditEntryList } from './audit.ts'
import { Disagreement, DisagreementInFull, DisagreementList, DisagreementMove } from './disagreement.ts'
import { Event, EventList } from './event.ts'
import { Export, ExportList, NewExport } from './export.ts'
import { IdentityTable } from './identity-table.ts'
import { LoggedRequest, LoggedRequestList } from './logged-request.ts'
import {
  Merchant,
  MerchantChange,
  MerchantList,
  NewMerchant,
  NewSubMerchant,
  PermissionChange,
  SubMerchant,
  SubMerchantChange,
} from './merchant.ts'
import {
  AccountCalls,
  AccountCallsList,
  Job,
  JobList,
  KeyRotation,
  MasterKeys,
  NewPaymentStop,
  PaymentStop,
  PaymentStopList,
  Queue,
  Queues,
} from './operations.ts'
import { Overview } from './overview.ts'
import { NewPayment, Payment, PaymentList } from './payment.ts'
import { Identity } from './payment-parts.ts'
import {
  Invitation,
  InvitationList,
  MadeInvitation,
  Membership,
  NewInvitation,
  NewRole,
  Person,
  PersonList,
} from './person.ts'
import { Problem } from './problem.ts'
import { BillDifference, Reconciliation, ReconciliationInFull, ReconciliationList } from './reconciliation.ts'
import { NewRefund, Refund, RefundList } from './refund.ts'
import { SearchHit, SearchResult } from './search.ts'
import {
  CodeProof,
  InvitationAcceptance,
  Me,
  NewTotp,
  PasswordChange,
  PasswordProof,
  RecoveryCodes,
  Session,
  SessionList,
  SignIn,
} from './sign-in.ts'
import { Exchange, Step, Timeline } from './timeline.ts'
import { Totals } from './totals.ts'
import { WebhookDelivery, WebhookDeliveryInFull, WebhookDeliveryList } from './webhook-delivery.ts'
import {
  NewWebhookEndpoint,
  NewWebhookSecret,
  RegisteredWebhookEndpoint,
  WebhookEndpoint,
  WebhookEndpointList,
} from './webhook-endpoint.ts'
import { WebhookMessage } from './webhook-message.ts'

/** Every schema that has a name, in the order in which the reference shows them. */
export const namedSchemas: readonly TSchema[] = [
  NewPayment,
  Payment,
  PaymentList,
  Identity,
  NewRefund,
  Refund,
  RefundList,
  Overview,
  Totals,
  SearchHit,
  SearchResult,
  Timeline,
  Step,
  Exchange,
  NewExport,
  Export,
  ExportList,
  NewMerchant,
  MerchantChange,
  Merchant,
  MerchantList,
  NewSubMerchant,
  SubMerchantChange,
  SubMerchant,
  PermissionChange,
  IdentityTable,
  NewAppid,
  Appid,
  AppidList,
  NewAppidBinding,
  Provider,
  ProviderChange,
  Setup,
  NewAccountCheck,
  AccountCheck,
  NewAccount,
  AccountKeys,
  Account,
  AccountList,
  Event,
  EventList,
  Disagreement,
  DisagreementInFull,
  DisagreementMove,
  DisagreementList,
  Reconciliation,
  ReconciliationInFull,
  ReconciliationList,
  BillDifference,
  NewWebhookEndpoint,
  NewWebhookSecret,
  RegisteredWebhookEndpoint,
  WebhookEndpoint,
  WebhookEndpointList,
  WebhookDelivery,
  WebhookDeliveryInFull,
  WebhookDeliveryList,
  WebhookMessage,
  NewApiKey,
  IssuedApiKey,
  ApiKey,
  ApiKeyList,
  SignIn,
  InvitationAcceptance,
  Me,
  PasswordChange,
  PasswordProof,
  CodeProof,
  NewTotp,
  RecoveryCodes,
  Session,
  SessionList,
  Person,
  PersonList,
  Membership,
  NewRole,
  NewInvitation,
  MadeInvitation,
  Invitation,
  InvitationList,
  AuditEntry,
  AuditEntryList,
  AuditChain,
  LoggedRequest,
  LoggedRequestList,
  NewPaymentStop,
  PaymentStop,
  PaymentStopList,
  Job,
  JobList,
  Queue,
  Queues,
  AccountCalls,
  AccountCallsList,
  KeyRotation,
  MasterKeys,
  Problem,
]
