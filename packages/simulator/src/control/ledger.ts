import { Readable } from 'node:stream'
import { yuan } from '../bills/yuan.ts'
import { type LedgerFilter, type LedgerLine, newestLines, totalsOf } from '../books/ledger.ts'
import type { AccountName } from '../books/post.ts'
import { fireDue } from '../clock/fire-due.ts'
import { ControlError } from '../kit/control-error.ts'
import { csvLine } from '../kit/csv.ts'
import { dayOf, isDay, momentText } from '../kit/day.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { COUNT_TEXT, FEN, limitIn, listOf, orNull, record, TEXT } from './schemas.ts'
import { ACCOUNT_NAME, FLOW_KIND, LEDGER_LINE } from './shapes/ledger.ts'

const USUAL_LINES = 100
const MOST_LINES = 1_000
const PAGE_LINES = 500
const BYTE_ORDER_MARK = '\uFEFF'

const FILTER = {
  'account?': ACCOUNT_NAME,
  'owner?': TEXT,
  'kind?': FLOW_KIND,
  'day?': { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  'number?': TEXT,
}

type Query = LedgerFilter & { readonly before?: string; readonly limit?: string }

/** Every fen: whose it was, whose it is, and why. */
export function addLedgerRoutes(control: Control): void {
  const { app, world } = control
  addExport(control)
  app.get<{ Querystring: Query }>(
    '/_control/books/flows',
    operation({
      id: 'books.flows',
      group: 'books',
      zh: '账目明细，由新到旧：每个账户的每一笔，及其缘由',
      en: 'The lines of the books, newest first: each move of each account, and why',
      more: {
        zh: 'posting 相同的几行合计为 0，一个账户的各行合计为其余额。day 为上海的日子；number 为商户或微信的单号。next 是下一页的 before，末页为 null。',
        en: 'Lines with the same `posting` sum to 0, and the lines of an account sum to its balance. `day` is a day in Shanghai; `number` is a number of the merchant or of WeChat. `next` is the next `before`, null at the end.',
      },
      query: record({ ...FILTER, 'before?': COUNT_TEXT, 'limit?': COUNT_TEXT }),
      answer: record({ flows: listOf(LEDGER_LINE), next: orNull(TEXT) }),
    }),
    async ({ query }) => {
      const { before, limit: asked, ...filter } = query
      const limit = limitIn(asked, USUAL_LINES, MOST_LINES)
      const lines = linesOf(world, filter, limitIn(before, Infinity, Infinity), limit)
      const last = lines.at(-1)?.position ?? 0
      const next = lines.length < limit || last === 0 ? null : String(last)
      return { flows: lines.map((line) => renderLine(world, line)), next }
    },
  )

  app.get<{ Querystring: { day?: string } }>(
    '/_control/books/totals',
    operation({
      id: 'books.totals',
      group: 'books',
      zh: '一天的合计，按账户与缘由；默认今天',
      en: 'The totals of a day by account and reason; today by default',
      query: record({ 'day?': FILTER['day?'] }),
      answer: record({
        day: TEXT,
        totals: listOf(record({ account: ACCOUNT_NAME, kind: FLOW_KIND, in_fen: FEN, out_fen: FEN })),
      }),
    }),
    async ({ query }) => {
      fireDue(world)
      const day = query.day ?? dayOf(world.clock.now())
      checkDay(day)
      return { day, totals: totalsOf(world, day) }
    },
  )
}

function addExport({ app, world }: Control): void {
  app.get<{ Querystring: LedgerFilter }>(
    '/_control/books/flows.csv',
    operation({
      id: 'books.export',
      group: 'books',
      zh: '账目明细的 CSV 文件',
      en: 'The lines of the books as a CSV file',
      more: {
        zh: 'UTF-8 带 BOM，时间为上海时间，金额为元。像公式的文字前加了撇号。',
        en: 'UTF-8 with a byte order mark, times of Shanghai, amounts in yuan. A text that looks like a formula has an apostrophe in front.',
      },
      query: record(FILTER),
      answer: TEXT,
      answerType: 'text/csv',
    }),
    async ({ query }, reply) => {
      fireDue(world)
      checkDay(query.day)
      const name = `ledger-${query.day ?? dayOf(world.clock.now())}.csv`
      reply.header('Content-Disposition', `attachment; filename="${name}"`).type('text/csv; charset=utf-8')
      return reply.send(Readable.from(csvOf(world, query)))
    },
  )
}

function linesOf(world: World, filter: LedgerFilter, before: number, limit: number): LedgerLine[] {
  fireDue(world)
  checkDay(filter.day)
  return newestLines(world, filter, before, limit)
}

function checkDay(day: string | undefined): void {
  if (day !== undefined && !isDay(day)) {
    throw new ControlError(400, 'BAD_REQUEST', `没有 ${day} 这一天`, `there is no day ${day}`)
  }
}

function* csvOf(world: World, filter: LedgerFilter): Generator<string> {
  yield BYTE_ORDER_MARK +
    csvLine([
      '时间',
      '账户',
      '所有者',
      '缘由',
      '金额(元)',
      '余额(元)',
      '商户订单号',
      '退款单号',
      '微信单号',
      '记账号',
      '备注',
    ])
  let before = Infinity
  for (;;) {
    const lines = newestLines(world, filter, before, PAGE_LINES)
    for (const line of lines) yield csvLine(fieldsOf(world, line))
    if (lines.length < PAGE_LINES) return
    before = lines.at(-1)?.position ?? 0
  }
}

function fieldsOf(world: World, line: LedgerLine): string[] {
  return [
    momentText(line.at),
    line.account,
    ownerName(world, line.account, line.owner) ?? line.owner,
    line.fee ? `${line.kind} fee` : line.kind,
    yuan(line.amount_fen),
    yuan(line.balance_fen),
    line.out_trade_no ?? '',
    line.out_refund_no ?? '',
    line.business_number,
    line.posting ?? '',
    line.note,
  ]
}

function renderLine(world: World, line: LedgerLine): Record<string, unknown> {
  const { position, posting, subject: _, at, ...rest } = line
  return {
    id: position,
    posting: posting ?? null,
    ...rest,
    at: new Date(at).toISOString(),
    owner_name: ownerName(world, line.account, line.owner),
  }
}

export function ownerName({ store }: World, account: AccountName | string, owner: string): string | null {
  if (account === 'payer') return store.get('payers', owner)?.name ?? null
  if (account.startsWith('sp_')) return store.get('providers', owner)?.name ?? null
  return store.get('merchants', owner)?.name ?? null
}
