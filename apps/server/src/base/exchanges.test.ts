import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Disagreement } from '../errors.ts'
import { disagreements } from '../testing/books.ts'
import { testPlatform } from '../testing/context.ts'
import { givenShop } from '../testing/shop.ts'
import { recordDisagreement } from './disagreements.ts'
import { type RawExchange, sealExchange } from './exchanges.ts'

test('Q40: an answer that is no text, or is cut within a character, can be kept like any other', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const bodies = [Buffer.from([0x1f, 0x8b, 0x00, 0xff, 0x00]), Buffer.from(`${'x'.repeat(65_535)}😀`)]
  for (const [number, answerBody] of bodies.entries()) {
    const where = { ...shop.owner, subjectId: `pay_${number}`, source: 'query' as const }
    const exchange = sealExchange(ctx.vault, exchangeWith(answerBody))
    await recordDisagreement(ctx, { ...where, exchange }, new Disagreement('example', 'they differ', {}, {}))
  }
  const kept = await disagreements(owner)
  assert.equal(kept.filter((row) => row.exchange_id !== null).length, bodies.length)
  const { rows } = await owner.query<{ answer: string }>(
    "select masked ->> 'answerBody' as answer from exchanges order by id",
  )
  assert.equal(rows[0]?.answer, '\u001f\uFFFD\uFFFD\uFFFD\uFFFD')
})

function exchangeWith(answerBody: Buffer): RawExchange {
  const sent = {
    method: 'GET',
    url: 'https://api.mch.weixin.qq.com/v3/',
    requestHeaders: {},
    requestBody: Buffer.alloc(0),
  }
  return { ...sent, status: 502, answerHeaders: {}, answerBody, startedAt: new Date(), durationMs: 1 }
}
