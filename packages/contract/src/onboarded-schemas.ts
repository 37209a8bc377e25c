import type { TSchema } from 'typebox'
import { Departure, NewDeparture, NewDepartureExports, NewReturn } from './departure.ts'
import { Limitations, LimitationsList } from './limitation.ts'
import {
  NewSettlementChange,
  SettlementAccount,
  SettlementAccounts,
  SettlementChange,
  SettlementChangeList,
  SettlementResolution,
} from './settlement-account.ts'
import {
  NewSubjectConfirmation,
  SubjectConfirmation,
  SubjectConfirmationChange,
  SubjectConfirmationFindings,
  SubjectConfirmationList,
  SubjectState,
} from './subject-confirmation.ts'
import { SubjectConfirmationDraft } from './subject-confirmation-form.ts'
import {
  NewViolationAddress,
  NewViolationResolution,
  Violation,
  ViolationAddress,
  ViolationInFull,
  ViolationList,
} from './violation.ts'

/** What follows an onboarding, in the order in which the reference shows it. */
export const onboardedSchemas: readonly TSchema[] = [
  NewSubjectConfirmation,
  SubjectConfirmationDraft,
  SubjectConfirmationChange,
  SubjectConfirmation,
  SubjectConfirmationList,
  SubjectConfirmationFindings,
  SubjectState,
  SettlementAccount,
  SettlementAccounts,
  NewSettlementChange,
  SettlementChange,
  SettlementChangeList,
  SettlementResolution,
  Violation,
  ViolationInFull,
  ViolationList,
  NewViolationResolution,
  NewViolationAddress,
  ViolationAddress,
  Departure,
  NewDeparture,
  NewReturn,
  NewDepartureExports,
  Limitations,
  LimitationsList,
]
