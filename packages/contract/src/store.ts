import Type, { type Static } from 'typebox'
import { id, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

export const storeStates = ['open', 'closed'] as const
export const terminalKinds = ['till', 'handheld', 'code_plate', 'self_service', 'other'] as const
export const terminalStates = ['active', 'retired'] as const

// What every interface of WeChat's takes, whether it counts characters or bytes: APIv2 takes 64 and 128 characters, APIv3 256 and 512.
const line = (maxLength: number, description: string, example: string) =>
  Type.String({ minLength: 1, maxLength, pattern: ONE_LINE, description, examples: [example] })
const ownNumber = (description: string, example: string) =>
  Type.String({ minLength: 1, maxLength: 32, pattern: '^[0-9A-Za-z_.\\-]+$', description, examples: [example] })

const name = line(64, 'What it is called', '科技园店')
const number = ownNumber("The merchant's own number for it; WeChat hears this one, and else its id", '0001')
const areaCode = Type.String({
  pattern: '^[1-9][0-9]{5}$',
  description: 'Its district, six digits of GB/T 2260',
  examples: ['440305'],
})
const address = line(128, 'Street and house', '科技中一道10000号')
const phone = Type.String({
  pattern: '^[0-9+\\-() ]{5,32}$',
  description: 'Its telephone',
  examples: ['0755-86013388'],
})

export const Store = Type.Object(
  {
    id: id('sto', 'The store'),
    object: Type.Literal('store'),
    merchant: id('mch', 'Whose it is'),
    name,
    number: nullable(number),
    area_code: areaCode,
    address,
    phone: nullable(phone),
    state: oneOf(storeStates, '`closed`: no payment is taken there'),
    created_at: moment('When it was added'),
  },
  { $id: 'Store', additionalProperties: false, description: 'A place of a merchant where payments are taken' },
)
export type Store = Static<typeof Store>
export const StoreList = listOf('StoreList', Store)

const merchant = Type.Optional(id('mch', "Whose it is; required with a provider's key, implied by a merchant's"))
export const NewStore = Type.Object(
  {
    merchant,
    name,
    number: Type.Optional(number),
    area_code: areaCode,
    address,
    phone: Type.Optional(phone),
  },
  { $id: 'NewStore', additionalProperties: false, description: 'A store to be added' },
)
export type NewStore = Static<typeof NewStore>

export const StoreChange = Type.Object(
  {
    name: Type.Optional(name),
    number: Type.Optional(nullable(number)),
    area_code: Type.Optional(areaCode),
    address: Type.Optional(address),
    phone: Type.Optional(nullable(phone)),
    state: Type.Optional(oneOf(storeStates, 'Whether payments are taken there')),
  },
  { $id: 'StoreChange', additionalProperties: false, minProperties: 1, description: 'What is to be another of it' },
)
export type StoreChange = Static<typeof StoreChange>

const words = Type.Optional(
  Type.String({ minLength: 1, maxLength: 64, pattern: ONE_LINE, description: 'Part of its name, or its whole number' }),
)
export const StoreListQuery = listQuery({
  merchant: Type.Optional(id('mch', "Only this merchant's stores")),
  state: Type.Optional(oneOf(storeStates, 'Only those that are open, or closed')),
  query: words,
})
export type StoreListQuery = Static<typeof StoreListQuery>

const terminalName = line(64, 'What it is called', '1 号收银台')
const terminalNumber = ownNumber(
  "Its serial number, or the store's own for it; WeChat hears this one as `device_id`, and else its id",
  'POS-01',
)
const kind = oneOf(
  terminalKinds,
  'What it is: a till, a handheld, a printed code, a machine that serves by itself, something else',
)

export const Terminal = Type.Object(
  {
    id: id('trm', 'The terminal'),
    object: Type.Literal('terminal'),
    merchant: id('mch', 'Whose it is'),
    store: id('sto', 'Where it stands'),
    name: terminalName,
    kind,
    number: nullable(terminalNumber),
    state: oneOf(terminalStates, '`retired`: no payment is taken with it'),
    created_at: moment('When it was added'),
  },
  { $id: 'Terminal', additionalProperties: false, description: 'What a store takes payments with' },
)
export type Terminal = Static<typeof Terminal>
export const TerminalList = listOf('TerminalList', Terminal)

export const NewTerminal = Type.Object(
  { store: id('sto', 'Where it stands'), name: terminalName, kind, number: Type.Optional(terminalNumber) },
  { $id: 'NewTerminal', additionalProperties: false, description: 'A terminal to be added' },
)
export type NewTerminal = Static<typeof NewTerminal>

export const TerminalChange = Type.Object(
  {
    name: Type.Optional(terminalName),
    kind: Type.Optional(kind),
    number: Type.Optional(nullable(terminalNumber)),
    state: Type.Optional(oneOf(terminalStates, 'Whether payments are taken with it')),
  },
  { $id: 'TerminalChange', additionalProperties: false, minProperties: 1, description: 'What is to be another of it' },
)
export type TerminalChange = Static<typeof TerminalChange>

export const TerminalListQuery = listQuery({
  merchant: Type.Optional(id('mch', "Only this merchant's terminals")),
  store: Type.Optional(id('sto', 'Only those of this store')),
  state: Type.Optional(oneOf(terminalStates, 'Only those that are in use, or retired')),
})
export type TerminalListQuery = Static<typeof TerminalListQuery>

const taken = (what: 'sto' | 'trm', of: string) => ({
  id: id(what, of),
  name: Type.String({ description: 'What it was called then' }),
  number: nullable(Type.String({ description: 'Its number then' })),
})

/** Where a payment was taken. */
export const PaymentStore = Type.Object(taken('sto', 'The store'), {
  additionalProperties: false,
  description: 'The store where it was taken, as it was called then',
})
export const PaymentTerminal = Type.Object(taken('trm', 'The terminal'), {
  additionalProperties: false,
  description: 'The terminal it was taken with, as it was called then',
})
