import Type, { type Static } from 'typebox'
import { id, mode, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'
import { ref } from './named.ts'

/** So many lines one file takes. */
export const MAX_IMPORT_LINES = 10_000

const kind = oneOf(['merchants', 'payments'], 'Of what')
const LINE_STATES = ['unchecked', 'good', 'bad', 'known', 'done'] as const
const lineState = oneOf(
  LINE_STATES,
  'How a line stands: `good` may be taken in, `bad` has findings, `known` is here already and is not changed, `done` was taken in',
)
const count = (description: string) => Type.Integer({ minimum: 0, description })

export const NewImport = Type.Object(
  {
    kind,
    filename: Type.String({ minLength: 1, maxLength: 200, pattern: ONE_LINE, description: 'What the file is called' }),
    content: Type.String({
      minLength: 4,
      maxLength: 6_700_000,
      pattern: '^[0-9A-Za-z+/]+={0,2}$',
      description: `The CSV file in base64: UTF-8, UTF-16 or GB18030 (GBK), with a head, at most ${MAX_IMPORT_LINES} lines and 5 MB`,
    }),
  },
  { $id: 'NewImport', additionalProperties: false, description: 'A file of what exists already' },
)
export type NewImport = Static<typeof NewImport>

export const Import = Type.Object(
  {
    id: id('imp', 'The import'),
    object: Type.Literal('import'),
    mode,
    kind,
    filename: Type.String({ description: 'What the file is called' }),
    encoding: Type.String({ description: 'In what it was written', examples: ['gb18030'] }),
    state: oneOf(
      ['checking', 'checked', 'running', 'done', 'expired'],
      'How it stands; nothing is taken in before it is started. `expired`: its lines were deleted',
    ),
    lines_total: count('How many lines it has'),
    lines: Type.Object(
      {
        unchecked: count('Not looked at yet'),
        good: count('May be taken in'),
        bad: count('Have findings'),
        known: count('Here already'),
        done: count('Taken in'),
      },
      { additionalProperties: false, description: 'How its lines stand' },
    ),
    given_by: Type.String({ description: 'The person or key who gave it' }),
    started_by: nullable(Type.String({ description: 'Who had it taken in' })),
    created_at: moment('When it was given'),
    started_at: nullable(moment('When it was started')),
    ended_at: nullable(moment('When its last line was taken in')),
    expires_at: moment('When its lines are deleted'),
  },
  { $id: 'Import', additionalProperties: false, description: 'A file of what exists already, on its way in' },
)
export type Import = Static<typeof Import>

export const ImportList = listOf('ImportList', Import)
export const ImportListQuery = listQuery({})
export type ImportListQuery = Static<typeof ImportListQuery>

export const ImportLine = Type.Object(
  {
    number: Type.Integer({ minimum: 2, description: 'The row of the spreadsheet; its head is row 1' }),
    state: lineState,
    cells: Type.Record(Type.String(), Type.String(), { description: 'Its cells, by the names of their columns' }),
    findings: Type.Array(
      Type.Object(
        {
          field: Type.String({ description: 'In which column; `line` for the line as a whole' }),
          column: Type.String({ description: 'What the template calls that column' }),
          code: Type.String({ description: 'Of a closed list' }),
          message: Type.String({ description: 'What is wrong, in English' }),
          message_zh: Type.String({ description: 'The same in Chinese' }),
          next: Type.String({ description: 'What to do, in English' }),
          next_zh: Type.String({ description: 'The same in Chinese' }),
        },
        { additionalProperties: false },
      ),
      { description: 'What keeps it out' },
    ),
    thing: nullable(Type.String({ description: 'What it became, or what it is already' })),
  },
  { $id: 'ImportLine', additionalProperties: false, description: 'A line of a file' },
)
export type ImportLine = Static<typeof ImportLine>

export const ImportLineList = Type.Object(
  {
    object: Type.Literal('list'),
    data: Type.Array(ref(ImportLine), { description: 'In the order of the file' }),
    has_more: Type.Boolean({ description: 'Whether a further page exists' }),
    next_cursor: nullable(Type.String({ description: '`cursor` of the next page' })),
  },
  { $id: 'ImportLineList', additionalProperties: false },
)

export const ImportLineQuery = Type.Object(
  {
    limit: Type.Optional(
      Type.String({ pattern: '^([1-9][0-9]?|100)$', description: 'How many to return: 1 to 100', examples: ['20'] }),
    ),
    cursor: Type.Optional(
      Type.String({ pattern: '^[1-9][0-9]{0,5}$', description: '`next_cursor` of the page before' }),
    ),
    state: Type.Optional(lineState),
  },
  { additionalProperties: false },
)
export type ImportLineQuery = Static<typeof ImportLineQuery>

export const ImportTemplate = Type.Object({ kind }, { additionalProperties: false })
export type ImportTemplate = Static<typeof ImportTemplate>
