import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import { testPlatform } from '../testing/context.ts'

test('over one connection a question is sent before the one before it is answered, and answers come in order', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const holder = await owner.connect()
  await holder.query('select pg_advisory_lock(1)')
  await ctx.onConnection(async (client, db) => {
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
    const ask = (n: number) =>
      sql<{ n: number }>`select ${n}::int as n from (select pg_advisory_xact_lock_shared(1)) as held`.execute(db)
    const sentAfter = async <T>(question: T): Promise<[number, T]> => {
      await turn()
      return [stream.bytesWritten, question]
    }
    const [sent, first] = await sentAfter([ask(1)] as const)
    const [sentThen, second] = await sentAfter([ask(2)] as const)
    // The first cannot have been answered: its lock is held.
    assert(sentThen > sent)
    await holder.query('select pg_advisory_unlock(1)')
    const answers = await Promise.all([...first, ...second])
    assert.deepEqual(
      answers.map(({ rows }) => rows),
      [[{ n: 1 }], [{ n: 2 }]],
    )
  })
  holder.release()
})
