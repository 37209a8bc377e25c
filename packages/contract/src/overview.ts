import Type, { type Static } from 'typebox'
import { id, moment, nullable } from './fields.ts'
import { permissionName } from './merchant.ts'

const count = (description: string) => Type.Integer({ minimum: 0, description })
const closed = { additionalProperties: false }

const figures = {
  made: count('Payments that were asked for'),
  paid: count('Payments that were paid'),
  paid_amount: count('Their sum, in fen'),
  failed: count('Payments that ended unpaid: closed or refused. What is unknown is not among them'),
  refunds: count('Refunds that reached the payer'),
  refunded: count('Their sum, in fen'),
}
const Figures = Type.Object(figures, { ...closed, description: 'What happened in a time' })

const Day = Type.Object(
  { day: Type.String({ description: "The provider's day, of Asia/Shanghai", examples: ['2026-11-25'] }), ...figures },
  closed,
)

const Endpoint = Type.Object(
  {
    endpoint: id('whe', 'Where webhooks fail'),
    url: Type.String({ description: 'Its address' }),
    count: count('How many deliveries have failed more than twice, or for good'),
  },
  closed,
)

const Withdrawn = Type.Object(
  {
    merchant: id('mch', 'Whose permission'),
    merchant_name: Type.String({ description: 'Its name' }),
    sub_mchid: Type.String({ description: "WeChat's number of the merchant" }),
    permission: permissionName,
  },
  closed,
)

const Key = Type.Object(
  {
    account: id('acct', 'Whose key'),
    sp_mchid: Type.String({ description: "The account's number at WeChat" }),
    kind: Type.String({ description: "`certificate` of WeChat's, or `merchant_certificate`, ours" }),
    serial: Type.String({ description: 'Its serial' }),
    expires_at: moment('When it ends'),
  },
  closed,
)

const Calls = Type.Object(
  {
    account: id('acct', 'Which account'),
    sp_mchid: Type.String({ description: "The account's number at WeChat" }),
    answered: count('Times that WeChat said something of a payment or a refund in the last hour, notices not counted'),
    unanswered: count('Times that it said nothing, or nothing to be believed, in the last hour'),
    notices_refused: count('Notices refused at the door today, such as with a wrong signature'),
  },
  closed,
)

/** The home page. */
export const Overview = Type.Object(
  {
    object: Type.Literal('overview'),
    at: moment('Of which moment this is, on the clock of the accounts of this mode'),
    today: Figures,
    yesterday: Figures,
    yesterday_by_now: Figures,
    by_now_until: moment(
      'Up to which moment of yesterday `yesterday_by_now` counts: the same time of day, to a quarter of an hour',
    ),
    days: Type.Array(Day, { description: 'Thirty days, oldest first, today last' }),
    is_whole: Type.Boolean({ description: 'Whether everything is counted. If not, counting is still under way' }),
    needs: Type.Object(
      {
        disagreements: nullable(count('Open disagreements; null for who may not see them')),
        unknown: count(
          'Payments and refunds whose outcome WeChat has not said for ten minutes, at most 100 are counted',
        ),
        found_numbers: nullable(
          count('Numbers at WeChat that nobody here knows, at most 100 are counted; null for who may not see them'),
        ),
        abnormal_refunds: count('Refunds that could not be credited, at most 100 are counted'),
        held_refunds: count("Refunds that wait for the merchant's money, at most 100 are counted"),
        violations: count('Merchants that WeChat’s risk control has done something with, at most 100 are counted'),
        withdrawn_permissions: Type.Array(Withdrawn, {
          description: 'Permissions of merchants that WeChat has withdrawn, the latest first, at most 10',
        }),
        failing_settlements: nullable(
          count('Settlement accounts to which WeChat could not remit; null for who may not see them'),
        ),
        subject_confirmations: nullable(
          count('Confirmations that wait for a person: to scan, to correct, to cancel; null for who may not see them'),
        ),
        webhooks: Type.Array(Endpoint, { description: 'Webhook endpoints that fail, worst first, at most 10' }),
        applyments: nullable(
          Type.Object(
            {
              rejected: count('Those that WeChat rejected, or stopped at an error: to be corrected'),
              refused: count('Those that WeChat did not take'),
              to_sign: count(
                'Those whose account is to be checked, or that are to be signed, by the super administrator',
              ),
              expiring: count('Of these, those whose time ends within seven days'),
            },
            {
              ...closed,
              description:
                'Onboardings that wait for somebody, at most 100 of each are counted; null for who may not see them',
            },
          ),
        ),
        keys: nullable(
          Type.Array(Key, {
            description: 'Keys and certificates that end within 30 days; null for who may not see them',
          }),
        ),
      },
      { ...closed, description: 'What needs somebody' },
    ),
    calls: nullable(Type.Array(Calls, { description: 'How WeChat answers; null for who may not see it' })),
  },
  {
    $id: 'Overview',
    additionalProperties: false,
    description: 'Today against yesterday, thirty days, and what needs somebody',
  },
)
export type Overview = Static<typeof Overview>

export const OverviewQuery = Type.Object(
  { merchant: Type.Optional(id('mch', "Only this merchant's")) },
  { additionalProperties: false },
)
export type OverviewQuery = Static<typeof OverviewQuery>
