import type { TSchema } from 'typebox'
import { ApiKey, ApiKeyList, IssuedApiKey, NewApiKey } from './api-key.ts'
import { AuditChain, AuditEntry, AuditEntryList } from './audit.ts'
import { Disagreement, DisagreementList } from './disagreement.ts'
import { Event, EventList } from './event.ts'
import { LoggedRequest, LoggedRequestList } from './logged-request.ts'
import { Merchant, MerchantList } from './merchant.ts'
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
  Totals,
  SearchHit,
  SearchResult,
  Merchant,
  MerchantList,
  Event,
  EventList,
  Disagreement,
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
