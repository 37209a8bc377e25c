import Type, { type Static } from 'typebox'
import { id, moment, nullable, oneOf } from './fields.ts'
import { ref } from './named.ts'

/** WeChat's own spelling. */
export const INDUSTRIES = [
  'E_COMMERCE',
  'LOVE_MARRIAGE',
  'POTOGRAPHY',
  'EDUCATION',
  'FINANCE',
  'TOURISM',
  'SKINCARE',
  'FOOD',
  'SPORT',
  'JEWELRY_WATCH',
  'HEALTHCARE',
  'BUSSINESS',
  'PARENTING',
  'CATERING',
  'RETAIL',
  'SERVICES',
  'LAW',
  'ESTATE',
  'TRANSPORTATION',
  'ENERGY_SAVING',
  'SECURITY',
  'BUILDING_MATERIAL',
  'COMMUNICATION',
  'MERCHANDISE',
  'ASSOCIATION',
  'COMMUNITY',
  'ONLINE_AVR',
  'WE_MEDIA',
  'CAR',
  'SOFTWARE',
  'GAME',
  'CLOTHING',
  'INDUSTY',
  'AGRICULTURE',
  'PUBLISHING_MEDIA',
  'HOME_DIGITAL',
] as const

const part = oneOf(
  ['plan', 'receipt', 'adverts', 'filters'],
  'The plan itself; our receipt in it; adverts beneath; whose adverts are left out',
)
const scene = oneOf(['JSAPI_AND_MINIPROGRAM', 'JSAPI', 'MINIPROGRAM'], 'After which payments WeChat’s page is shown')
const filters = Type.Array(oneOf(INDUSTRIES, 'An industry, in WeChat’s spelling'), {
  maxItems: 3,
  uniqueItems: true,
  description: 'Whose adverts are not shown: three at most',
})

const Part = Type.Object(
  {
    open: Type.Boolean({ description: 'As WeChat accepted it last' }),
    changed_at: nullable(moment('When WeChat accepted it; null where it was never switched here')),
    effective_at: nullable(moment('From when it holds: WeChat says within five minutes')),
    is_effective: Type.Boolean({ description: 'Whether it holds by now' }),
  },
  { additionalProperties: false, description: 'How a part stands' },
)

export const GoldPlanChange = Type.Object(
  {
    id: id('gpc', 'The change'),
    object: Type.Literal('gold_plan_change'),
    sub_merchant: id('sub', 'Our id of the number'),
    what: part,
    open: Type.Boolean({ description: 'Whether it was to be opened, or closed' }),
    scene: nullable(scene),
    filters: nullable(filters),
    state: oneOf(
      ['requested', 'unknown', 'done', 'refused'],
      'What became of it. `unknown` is not refused: it is sent again until WeChat answers',
    ),
    in_doubt: Type.Boolean({ description: 'Refused, although an earlier try may have been accepted' }),
    attempts: Type.Integer({ minimum: 1, description: 'How often it was sent' }),
    refusal: nullable(
      Type.Object(
        {
          code: Type.String({ description: 'WeChat’s code' }),
          message: Type.String({ description: 'WeChat’s words' }),
        },
        { additionalProperties: false, description: 'Why WeChat refused it' },
      ),
    ),
    person: nullable(id('per', 'Who asked for it')),
    created_at: moment('When it was asked for'),
    changed_at: moment('When it came to stand as it does'),
  },
  { $id: 'GoldPlanChange', additionalProperties: false, description: 'One switching of one part of a gold plan' },
)
export type GoldPlanChange = Static<typeof GoldPlanChange>

export const GoldPlan = Type.Object(
  {
    object: Type.Literal('gold_plan'),
    sub_merchant: id('sub', 'Our id of the number'),
    plan: Part,
    receipt: Part,
    adverts: Part,
    scene,
    filters,
    may_open_from: nullable(moment('Closed lately: from when it may be opened again')),
    receipt_url: Type.String({ description: 'Where our receipts are: to be configured on the partner platform' }),
    pending: nullable(ref(GoldPlanChange)),
    changes: Type.Array(ref(GoldPlanChange), { description: 'The latest twenty, newest first' }),
  },
  {
    $id: 'GoldPlan',
    additionalProperties: false,
    description:
      'The gold plan of a number. WeChat does not tell how it stands: this is what it accepted from here last',
  },
)
export type GoldPlan = Static<typeof GoldPlan>

export const NewGoldPlanChange = Type.Object(
  {
    what: part,
    open: Type.Optional(Type.Boolean({ description: 'Opened unless told; without meaning for `filters`' })),
    scene: Type.Optional(scene),
    filters: Type.Optional(filters),
    official_receipt: Type.Optional(
      Type.Boolean({ description: 'Opens the plan although our receipt is not: payers see WeChat’s own' }),
    ),
  },
  { $id: 'NewGoldPlanChange', additionalProperties: false, description: 'A part that is to be switched' },
)
export type NewGoldPlanChange = Static<typeof NewGoldPlanChange>

/** What WeChat's page hands over in the address of a receipt. */
export type ReceiptQuery = { readonly sub_mch_id: string; readonly out_trade_no: string; readonly check_code: string }
