import Type, { type Static } from 'typebox'
import { id, mode, moment, nullable, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'
import { PaymentTotalsQuery } from './payment.ts'
import { RefundTotalsQuery } from './refund.ts'

/** So many rows one file takes; spreadsheets and mailboxes take no more. */
export const MAX_EXPORT_ROWS = 100_000

const common = {
  format: oneOf(['csv', 'xlsx'], 'As what'),
  language: oneOf(['zh', 'en'], 'The language of its head'),
}

const ofPayments = Type.Object(
  { kind: Type.Literal('payments'), filter: PaymentTotalsQuery, ...common },
  { additionalProperties: false },
)
const ofRefunds = Type.Object(
  { kind: Type.Literal('refunds'), filter: RefundTotalsQuery, ...common },
  { additionalProperties: false },
)

export const NewExport = Type.Union([ofPayments, ofRefunds], {
  $id: 'NewExport',
  description: 'A list to be made into a file; `filter` is what the list would be asked with',
})
export type NewExport = Static<typeof NewExport>

export const Export = Type.Object(
  {
    id: id('exp', 'The export'),
    object: Type.Literal('export'),
    mode,
    kind: oneOf(['payments', 'refunds', 'documents'], 'Of what; `documents` is a list of forms and agreements'),
    format: oneOf(['csv', 'xlsx'], 'As what'),
    language: oneOf(['zh', 'en'], 'The language of its head'),
    filter: Type.Record(Type.String(), Type.Unknown(), { description: 'What it was asked with' }),
    state: oneOf(['waiting', 'running', 'ready', 'failed', 'expired'], 'How it stands'),
    rows_done: Type.Integer({ minimum: 0, description: 'Rows written so far' }),
    rows_total: nullable(Type.Integer({ minimum: 0, description: 'How many there will be, as far as is known' })),
    is_cut: Type.Boolean({
      description: `Whether there were more than ${MAX_EXPORT_ROWS} (of a departure's files: a million), of which it has the newest`,
    }),
    bytes: Type.Integer({ minimum: 0, description: 'The size of the file' }),
    created_at: moment('When it was asked for'),
    ready_at: nullable(moment('Since when it can be fetched')),
    expires_at: moment('Until when it can be fetched'),
  },
  { $id: 'Export', additionalProperties: false, description: 'A list on its way to be a file' },
)
export type Export = Static<typeof Export>

export const ExportList = listOf('ExportList', Export)
export const ExportListQuery = listQuery({})
export type ExportListQuery = Static<typeof ExportListQuery>
