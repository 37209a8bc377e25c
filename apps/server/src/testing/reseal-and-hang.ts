import type { Context } from '../context.ts'
import { resealBatch } from '../features/key-rotation/reseal-batch.ts'
import { createVault } from '../secrets.ts'
import { openApplicationPool, openDatabase } from '../storage/database.ts'

// A process for tests: seals some rows of the database in argv again, and hangs in the middle of the batch after.

const [databaseUrl, rotationId, ...keys] = process.argv.slice(2)
const BATCHES_DONE = 4
const BATCH_ROWS = 2

const vault = createVault(() => keys.map((key) => Buffer.from(key, 'hex')))
const storage = { ...openDatabase(openApplicationPool(databaseUrl!, 2)), now: () => new Date() }
let batches = 0
let sealed = 0
const seal: typeof vault.seal = (plain, context) => {
  if (batches < BATCHES_DONE || ++sealed < BATCH_ROWS) return vault.seal(plain, context)
  process.stdout.write('hanging\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  throw new Error('nobody wakes it')
}
const ctx = { ...storage, vault: { ...vault, seal } } as unknown as Context
for (;;) {
  await resealBatch(ctx, rotationId!, BATCH_ROWS)
  batches++
}
