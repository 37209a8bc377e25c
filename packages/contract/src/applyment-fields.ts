import Type, { type TProperties } from 'typebox'
import { oneOf } from './fields.ts'

// What fields of an onboarding form are made of. None is necessary: a draft is filled in bit by bit.

/** Of what travels sealed no more fits into one sealing: 214 bytes. */
const MAX_SEALED_CHARACTERS = 70
const MAX_PICTURES = 5

/** Neither empty nor with a blank at an end: WeChat answers that with 系统繁忙. */
export const TRIMMED = '^[^\\s\\p{Cc}\\p{Cs}]([^\\p{Cc}\\p{Cs}]*[^\\s\\p{Cc}\\p{Cs}])?$'

export const text = (description: string, maxLength = 128) =>
  Type.Optional(Type.String({ minLength: 1, maxLength, pattern: TRIMMED, description }))
/** A person's name, number, address, phone: sealed at rest, and for WeChat on its way. */
export const personal = (description: string) => text(`${description}. Sealed`, MAX_SEALED_CHARACTERS)
export const paper = (description: string) =>
  Type.Optional(
    Type.String({
      pattern: '^ppr_[0-9a-z]{26}$',
      description: `${description}: the id of a paper`,
      examples: ['ppr_01kapb6dv5e8zrzjv2yhpx0j3t'],
    }),
  )
export const papers = (description: string, maxItems = MAX_PICTURES) =>
  Type.Optional(
    Type.Array(Type.String({ pattern: '^ppr_[0-9a-z]{26}$' }), {
      minItems: 1,
      maxItems,
      description: `${description}: ids of papers`,
    }),
  )
export const day = (description: string) =>
  Type.Optional(
    Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: `${description}, a day`, examples: ['2019-08-01'] }),
  )
export const lastDay = (description: string) =>
  Type.Optional(
    Type.String({
      pattern: '^(\\d{4}-\\d\\d-\\d\\d|长期)$',
      description: `${description}, a day or 长期`,
      examples: ['长期'],
    }),
  )
export const flag = (description: string) => Type.Optional(Type.Boolean({ description }))
export const choice = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Optional(oneOf(values, description))
export const part = <T extends TProperties>(fields: T, description: string) =>
  Type.Optional(Type.Object(fields, { additionalProperties: false, description }))

export const ID_DOC_TYPES = [
  'IDENTIFICATION_TYPE_IDCARD',
  'IDENTIFICATION_TYPE_OVERSEA_PASSPORT',
  'IDENTIFICATION_TYPE_HONGKONG_PASSPORT',
  'IDENTIFICATION_TYPE_MACAO_PASSPORT',
  'IDENTIFICATION_TYPE_TAIWAN_PASSPORT',
  'IDENTIFICATION_TYPE_FOREIGN_RESIDENT',
  'IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT',
  'IDENTIFICATION_TYPE_TAIWAN_RESIDENT',
] as const
