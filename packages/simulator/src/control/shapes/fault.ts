import { MOST_HAND_FAULTS } from '../../faults/hand-fault.ts'
import { CALL_FAULTS, NOTICE_FAULTS } from '../../faults/kinds.ts'
import { about, FLAG, INTEGER, integer, listOf, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'

const LONGEST_WAIT_MS = 120_000
const MOST_TIMES = 1_000_000
const NAME_CHARACTERS = 80
const DESCRIPTION_CHARACTERS = 500
const RATE = { type: 'number', minimum: 0, maximum: 1 }

export const WAIT_MS = integer(0, LONGEST_WAIT_MS)
export const SEED = integer(0, Number.MAX_SAFE_INTEGER)
export const RATES = named(
  'FaultRates',
  record(Object.fromEntries([...CALL_FAULTS, ...NOTICE_FAULTS].map((kind) => [`${kind}?`, RATE]))),
)
export const PLAN = named(
  'FaultPlan',
  record({ seed: SEED, rates: RATES, slow_ms: WAIT_MS, hang_ms: WAIT_MS, certificates: FLAG, by_text: FLAG }),
)

export const FAULT_KIND = oneOf(...CALL_FAULTS, ...NOTICE_FAULTS)
const API = oneOf('v3', 'v2', 'login')
const AIM = { type: 'string', minLength: 1, maxLength: 64 }

const HAND_FIELDS = {
  kind: FAULT_KIND,
  api: about(orNull(API), 'null 为任何', 'null: any'),
  endpoint: about(
    orNull(AIM),
    '接口名，见 faults/endpoints；通知类为事件类型',
    "an endpoint's name, see faults/endpoints; of notices the event type",
  ),
  mchid: about(orNull(AIM), '服务商的商户号', "the SP's number"),
  number: about(orNull(AIM), '商户订单号或退款单号', "the order's or the refund's number"),
  code: about(orNull(AIM), 'refuse 答以的错误码', 'what refuse says'),
  times: about(orNull(integer(1, MOST_TIMES)), 'null 为不限次数', 'null: no end'),
  rate: about(RATE, '命中的比例，由种子决定', 'the share that it strikes, by the seed'),
  seed: SEED,
  wait_ms: about(orNull(WAIT_MS), '迟多久；null 为通常', 'how late; null: as usual'),
}

/** All but the kind may be left out. */
export const NEW_HAND_FAULT = named(
  'NewHandFault',
  record(
    Object.fromEntries(
      Object.entries(HAND_FIELDS).map(([name, schema]) => [name === 'kind' ? name : `${name}?`, schema]),
    ),
  ),
)
export const HAND_FAULT = named('HandFault', record({ id: TEXT, ...HAND_FIELDS, struck: INTEGER }))

export const PLAN_NAME = { type: 'string', minLength: 1, maxLength: NAME_CHARACTERS }
export const DESCRIPTION = { type: 'string', maxLength: DESCRIPTION_CHARACTERS }

const BY_HAND = { ...listOf(record(HAND_FIELDS)), maxItems: MOST_HAND_FAULTS }
const WORDS = record({ title: TEXT, description: TEXT })
export const NAMED_PLAN = named(
  'NamedFaultPlan',
  record({
    name: PLAN_NAME,
    description: DESCRIPTION,
    seeded: orNull(PLAN),
    by_hand: BY_HAND,
    ready: about(FLAG, '自带的计划，不能改名或删除', 'comes with every world: neither renamed nor deleted'),
    zh: orNull(WORDS),
    en: orNull(WORDS),
  }),
)
export const PLAN_FILE = named(
  'FaultPlanFile',
  record({
    format: oneOf('teyue-fault-plan'),
    version: INTEGER,
    name: PLAN_NAME,
    description: DESCRIPTION,
    seeded: orNull(PLAN),
    by_hand: BY_HAND,
  }),
)

export const FAULT_HIT = named(
  'FaultHit',
  record({
    id: INTEGER,
    at: TIME,
    kind: FAULT_KIND,
    by: about(orNull(TEXT), '手工故障的 id；null 为种子计划', 'the id of a fault by hand; null: the seeded plan'),
    api: API,
    endpoint: TEXT,
    mchid: orNull(TEXT),
    number: TEXT,
    notice: orNull(TEXT),
    exchange: about(orNull(TEXT), '请求日志中的 id', 'its id in the request log'),
  }),
)

export const FAULT_ENDPOINT = named(
  'FaultEndpoint',
  record({
    api: API,
    endpoint: TEXT,
    address: TEXT,
    codes: listOf(record({ code: TEXT, status: INTEGER, message: TEXT })),
  }),
)
