import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../testing/control-client.ts'
import { openStage } from '../testing/stage.ts'

type Line = {
  account: string
  kind: string
  amount_fen: number
  fee: boolean
  out_trade_no: string | null
  owner_name: string
}
type Page = { flows: Line[]; next: string | null }

test('the ledger says whose each fen was and why, by account, day, reason and number', async (t) => {
  const stage = await openStage(t)
  await stage.paid('ledger-1')
  await stage.paid('ledger-2')
  await stage.refund('ledger-1', 'ledger-r1', 100)
  await stage.advance(10_000)
  const flows = async (query: string) => (await stage.control<Page>('GET', `/books/flows?${query}`)).flows
  const one = await flows('number=ledger-1')
  assert.deepEqual(
    one.map(({ account, kind, amount_fen, fee }) => [account, kind, amount_fen, fee]),
    [
      ['payer', 'refund', 100, false],
      ['refund_transit', 'refund', -100, false],
      ['refund_transit', 'refund', 100, false],
      ['merchant', 'refund', -100, false],
      ['fee', 'refund', -1, false],
      ['merchant', 'refund', 1, true],
      ['fee', 'payment', 6, false],
      ['merchant', 'payment', -6, true],
      ['merchant', 'payment', 1_000, false],
      ['payer', 'payment', -1_000, false],
    ],
  )
  assert((await flows('number=ledger-r1')).length === 6)
  assert((await flows('account=payer&kind=payment')).every(({ owner_name }) => owner_name === '张三'))
  assert.deepEqual(await flows('day=2001-01-01'), [])
  const { day, totals } = await stage.control<{ day: string; totals: { in_fen: number; out_fen: number }[] }>(
    'GET',
    '/books/totals',
  )
  assert((await flows(`day=${day}`)).length > 10)
  assert.equal(
    totals.reduce((sum, { in_fen, out_fen }) => sum + in_fen - out_fen, 0),
    0,
  )
  assert.equal((await ask(stage.url, 'GET', '/books/flows?day=2026-02-30')).status, 400)
  assert.equal((await ask(stage.url, 'GET', '/books/flows?account=pocket')).status, 400)
})

test('pages of the ledger follow one another without a gap', async (t) => {
  const stage = await openStage(t)
  for (const number of ['paged-1', 'paged-2', 'paged-3']) await stage.paid(number)
  const whole = (await stage.control<Page>('GET', '/books/flows')).flows
  const pieces: Line[] = []
  for (let before = ''; ; ) {
    const page: Page = await stage.control('GET', `/books/flows?limit=5${before}`)
    pieces.push(...page.flows)
    if (page.next === null) break
    before = `&before=${page.next}`
  }
  assert.deepEqual(pieces, whole)
})

test('the CSV file has every line, and no text of a merchant becomes a formula or a column', async (t) => {
  const stage = await openStage(t)
  await stage.paid('csv-line-1', { description: '=1+2,"甜"' })
  const answer = await fetch(`${stage.url}/_control/books/flows.csv?number=csv-line-1`)
  assert.match(answer.headers.get('content-disposition') ?? '', /ledger-.*\.csv/)
  const bytes = Buffer.from(await answer.arrayBuffer())
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  const lines = bytes.toString('utf8').trimEnd().split('\r\n')
  assert.equal(lines.length, 5)
  assert(lines[1]?.endsWith(`,"'=1+2,""甜"""`), lines[1])
  assert(lines[4]?.includes(',-10.00,'), lines[4])
})
