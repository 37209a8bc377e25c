import Type, { type Static } from 'typebox'
import { id, mode, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'
import { ref } from './named.ts'

const reason = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: ONE_LINE,
  description: 'Why; told to whoever asks for a payment meanwhile',
  examples: ['Licence under review until Friday'],
})

export const NewPaymentStop = Type.Object(
  {
    account: Type.Optional(id('acct', 'Take no payments for this account')),
    merchant: Type.Optional(id('mch', 'Take no payments for this merchant')),
    reason,
  },
  { $id: 'NewPaymentStop', additionalProperties: false, description: 'A stop, of an account or of a merchant' },
)
export type NewPaymentStop = Static<typeof NewPaymentStop>

export const PaymentStop = Type.Object(
  {
    id: id('stp', 'The stop'),
    object: Type.Literal('payment_stop'),
    account: nullable(id('acct', 'The account for which no payments are taken')),
    merchant: nullable(id('mch', 'The merchant for which no payments are taken')),
    reason,
    stopped_by: nullable(id('per', 'Who stopped')),
    stopped_at: moment('Since when'),
    ended_by: nullable(id('per', 'Who started again')),
    ended_at: nullable(moment('Until when; null while it stands')),
  },
  {
    $id: 'PaymentStop',
    additionalProperties: false,
    description: 'No payments are taken there while it stands; open ones, refunds and queries go on',
  },
)
export type PaymentStop = Static<typeof PaymentStop>

export const PaymentStopList = listOf('PaymentStopList', PaymentStop)
export const PaymentStopListQuery = listQuery({
  standing: Type.Optional(oneOf(['true', 'false'], 'Only those that stand, or only those that have ended')),
})
export type PaymentStopListQuery = Static<typeof PaymentStopListQuery>

const jobStates = ['running', 'failing', 'late', 'retrying', 'due', 'later'] as const

export const Job = Type.Object(
  {
    id: Type.String({ description: 'The job', examples: ['4711'] }),
    object: Type.Literal('job'),
    task: Type.String({ description: 'What it does', examples: ['payments.follow'] }),
    subject: Type.String({ description: 'The id of the thing it is about' }),
    state: oneOf(
      jobStates,
      '`failing` has failed for hours, `late` waits for a worker, `retrying` failed and comes again',
    ),
    attempts: Type.Integer({ minimum: 0, description: 'How often it was tried' }),
    run_at: moment('When it is, or was, due'),
    created_at: moment('When it was first promised'),
    last_error: nullable(Type.String({ description: 'What it failed on last, masked' })),
  },
  {
    $id: 'Job',
    additionalProperties: false,
    description: 'A promise of ours that is kept later; none is ever given up',
  },
)
export type Job = Static<typeof Job>

export const JobList = listOf('JobList', Job)
export const JobListQuery = Type.Object(
  {
    state: Type.Optional(oneOf(jobStates, 'Only jobs in this state; without it, those that want a look')),
    task: Type.Optional(Type.String({ maxLength: 64, pattern: '^[a-z_.-]+$', description: 'Only jobs that do this' })),
  },
  { additionalProperties: false },
)
export type JobListQuery = Static<typeof JobListQuery>

const count = (description: string) => Type.Integer({ minimum: 0, description })

export const Queue = Type.Object(
  {
    task: Type.String({ description: 'What these jobs do', examples: ['payments.follow'] }),
    running: count('At work just now'),
    failing: count('Have failed for hours'),
    late: count('Due for a minute and more'),
    retrying: count('Failed, and come again'),
    due: count('Due now'),
    later: count('Promised for later'),
    oldest_due_at: nullable(moment('Since when the one that has waited longest is due')),
  },
  { $id: 'Queue', additionalProperties: false, description: 'How many jobs of one kind stand how' },
)
export type Queue = Static<typeof Queue>

export const Queues = Type.Object(
  {
    object: Type.Literal('queues'),
    workers: count('Worker crews of the whole installation that live; without one nothing is done'),
    queues: Type.Array(ref(Queue), { description: 'By what they do' }),
  },
  { $id: 'Queues', additionalProperties: false, description: 'The state of the provider’s promises' },
)
export type Queues = Static<typeof Queues>

const CallCode = Type.Object(
  {
    operation: Type.String({ description: 'Which call', examples: ['orders.native'] }),
    outcome: oneOf(['refused', 'unknown', 'bug'], '`unknown` is no answer that says how it ended'),
    code: Type.String({ description: 'WeChat’s word, or our client’s', examples: ['SYSTEM_ERROR', 'NO_ANSWER'] }),
    calls: count('How often'),
    last_at: moment('The minute in which it came last'),
  },
  { additionalProperties: false },
)

export const AccountCalls = Type.Object(
  {
    account: id('acct', 'The account'),
    mode,
    sp_mchid: Type.String({ description: 'Its number at WeChat' }),
    calls: count('Calls to WeChat'),
    unknown: count('Of these, without an answer that says how it ended'),
    refused: count('Of these, refused by WeChat'),
    slow: count('Of these, slower than two seconds'),
    mean_ms: nullable(count('How long one took on average, in milliseconds; null while there was none')),
    slowest_ms: nullable(count('How long the slowest took, in milliseconds')),
    last_at: nullable(moment('The minute of the last call')),
    codes: Type.Array(CallCode, { description: 'What was not answered well, the most frequent first' }),
  },
  { $id: 'AccountCalls', additionalProperties: false, description: 'How WeChat has answered one account lately' },
)
export type AccountCalls = Static<typeof AccountCalls>

export const AccountCallsList = Type.Object(
  {
    object: Type.Literal('account_calls'),
    minutes: count('Of how many minutes'),
    data: Type.Array(ref(AccountCalls), { description: 'Every account' }),
  },
  { $id: 'AccountCallsList', additionalProperties: false, description: 'How WeChat has answered each account lately' },
)
export type AccountCallsList = Static<typeof AccountCallsList>

export const AccountCallsQuery = Type.Object(
  {
    minutes: Type.Optional(oneOf(['15', '60', '1440'], 'Of the last so many minutes; 60 unless told')),
  },
  { additionalProperties: false },
)
export type AccountCallsQuery = Static<typeof AccountCallsQuery>

export const KeyRotation = Type.Object(
  {
    id: id('rot', 'The rotation'),
    object: Type.Literal('key_rotation'),
    to_key: Type.String({
      description: 'The number of the new key; it tells nothing of it',
      examples: ['4f1c0a9be2d3a871'],
    }),
    state: oneOf(
      ['running', 'done', 'retired'],
      '`done`: nothing is sealed under another key any more; `retired`: the old keys are forgotten',
    ),
    round: count('How often everything was gone through'),
    looked_at: count('Sealed values looked at in this round'),
    total: count('How many there were when it began'),
    sealed_again: count('Sealed again under the new key'),
    started_at: moment('When it began'),
    moved_at: moment('When it last got on'),
    done_at: nullable(moment('When nothing was left')),
  },
  { $id: 'KeyRotation', additionalProperties: false, description: 'A change of the master key, while everything runs' },
)
export type KeyRotation = Static<typeof KeyRotation>

export const MasterKeys = Type.Object(
  {
    object: Type.Literal('master_keys'),
    sealing_key: Type.String({ description: 'The number of the key that this process seals with' }),
    opening_keys: Type.Array(Type.String(), { description: 'The numbers of all keys that it can open with' }),
    is_file: Type.Boolean({ description: 'Whether the keys are in a file, so that a rotation can begin from here' }),
    rotation: nullable(ref(KeyRotation)),
  },
  { $id: 'MasterKeys', additionalProperties: false, description: 'The keys under which secrets lie in the database' },
)
export type MasterKeys = Static<typeof MasterKeys>
