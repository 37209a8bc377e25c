import type { TSchema } from 'typebox'
import { Agreement, NewAgreement } from './agreement.ts'
import {
  Development,
  DevelopmentMove,
  DevelopmentSetting,
  H5Domain,
  H5DomainChange,
  NewDevelopmentLook,
  NewFollowSetting,
  NewH5Domain,
  NewPayPath,
} from './development.ts'
import { AppidPayers, MessagePush, MessagePushSecrets, PaymentFollow } from './follow.ts'

/** What is set at WeChat for merchants' numbers, and the papers for it. */
export const developmentSchemas: readonly TSchema[] = [
  NewAgreement,
  Agreement,
  Development,
  DevelopmentSetting,
  NewDevelopmentLook,
  DevelopmentMove,
  NewPayPath,
  NewFollowSetting,
  NewH5Domain,
  H5DomainChange,
  H5Domain,
  PaymentFollow,
  AppidPayers,
  MessagePush,
  MessagePushSecrets,
]
