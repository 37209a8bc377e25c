import Type, { type Static } from 'typebox'
import { id, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'

const line = (description: string, maxLength: number, examples: string[]) =>
  Type.String({ minLength: 1, maxLength, pattern: ONE_LINE, description, examples })
const address = (description: string) =>
  Type.String({
    maxLength: 254,
    pattern: '^[^\\s@<>,;\\p{Cc}]+@[^\\s@<>,;\\p{Cc}]+$',
    description,
    examples: ['duty@example.com'],
  })

const Mail = Type.Object(
  {
    host: Type.String({
      minLength: 1,
      maxLength: 253,
      pattern: '^[\\w.-]+$',
      description: 'The mail server',
      examples: ['smtp.example.com'],
    }),
    port: Type.Integer({ minimum: 1, maximum: 65_535, description: 'Its port', examples: [465] }),
    security: oneOf(['tls', 'starttls', 'none'], '`none` only within networks of your own'),
    user: Type.Optional(line('Who signs in there', 254, ['alerts@example.com'])),
    password: Type.Optional(line('With which password; kept sealed', 500, ['…'])),
    from: address('From whom the mail comes'),
    to: Type.Array(address('To whom it goes'), {
      minItems: 1,
      maxItems: 10,
      uniqueItems: true,
      description: 'To whom it goes',
    }),
  },
  { additionalProperties: false, description: 'How mail is sent' },
)

const Robot = Type.Object(
  {
    url: Type.String({
      maxLength: 500,
      pattern: '^https?://[^\\s\\p{Cc}\\p{Cs}]+$',
      description: 'The address of the group robot; kept sealed',
      examples: ['https://open.feishu.cn/open-apis/bot/v2/hook/…'],
    }),
    secret: Type.Optional(line('Feishu: the secret that its messages are signed with', 200, ['…'])),
  },
  { additionalProperties: false, description: 'A robot in a group of WeCom or Feishu' },
)

const settings = {
  name: line('What people call it', 80, ['On duty']),
  language: oneOf(['zh', 'en'], 'In which language it is told'),
  min_severity: oneOf(['warning', 'critical'], '`critical`: of serious alerts only'),
  after_minutes: Type.Integer({
    minimum: 0,
    maximum: 1_440,
    description: 'It hears only of what nobody has acknowledged for so long; 0 is at once',
    examples: [15],
  }),
  per_hour: Type.Integer({
    minimum: 1,
    maximum: 60,
    description: 'How many messages an hour at most; what comes beyond waits, and is told in one',
    examples: [12],
  }),
}

export const NewAlertChannel = Type.Object(
  {
    ...settings,
    kind: oneOf(['email', 'wecom', 'feishu'], 'Mail, or a group robot of WeCom 企业微信 or Feishu 飞书'),
    robot: Type.Optional(Robot),
    mail: Type.Optional(Mail),
  },
  { $id: 'NewAlertChannel', additionalProperties: false, description: 'Where people are to be told of alerts' },
)
export type NewAlertChannel = Static<typeof NewAlertChannel>

export const AlertChannel = Type.Object(
  {
    id: id('chn', 'The channel'),
    object: Type.Literal('alert_channel'),
    kind: oneOf(['email', 'wecom', 'feishu'], 'How it tells'),
    ...settings,
    hint: Type.String({
      description: 'Whom it reaches; of a robot’s address only the end',
      examples: ['open.feishu.cn …3f0a'],
    }),
    created_at: moment('When it was made'),
  },
  {
    $id: 'AlertChannel',
    additionalProperties: false,
    description: 'Where people are told of alerts, without what is secret',
  },
)
export type AlertChannel = Static<typeof AlertChannel>
export const AlertChannelList = listOf('AlertChannelList', AlertChannel)

const Attempt = Type.Object(
  {
    at: moment('When it ended'),
    duration_ms: Type.Integer({ minimum: 0, description: 'How long it took, in milliseconds' }),
    status: nullable(Type.Integer({ description: 'The HTTP status that came back' })),
    outcome: oneOf(
      ['delivered', 'refused', 'timed_out', 'unreachable', 'forbidden_address', 'redirected'],
      'How it ended; a robot may answer 200 and refuse all the same',
    ),
    answer_excerpt: Type.String({ description: 'The beginning of the answer' }),
  },
  { additionalProperties: false },
)

export const AlertSending = Type.Object(
  {
    id: id('als', 'The message'),
    object: Type.Literal('alert_sending'),
    channel: id('chn', 'Where it goes'),
    purpose: oneOf(['alert', 'digest', 'test'], '`digest`: several alerts in one'),
    title: Type.String({ description: 'Its first line' }),
    lines: Type.Array(Type.String(), { description: 'What it says' }),
    state: oneOf(['waiting', 'delivered', 'failed'], '`failed` after two hours of attempts'),
    attempts: Type.Array(Attempt, { description: 'Every attempt, oldest first' }),
    next_at: nullable(moment('When it is tried next')),
    created_at: moment('When it was promised'),
  },
  { $id: 'AlertSending', additionalProperties: false, description: 'One message on its way to one channel' },
)
export type AlertSending = Static<typeof AlertSending>
export const AlertSendingList = listOf('AlertSendingList', AlertSending)
export const AlertSendingListQuery = listQuery({
  channel: Type.Optional(id('chn', 'Only messages to this channel')),
})
export type AlertSendingListQuery = Static<typeof AlertSendingListQuery>
