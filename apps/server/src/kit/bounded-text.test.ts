import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { readBounded } from './bounded-text.ts'

test('of an answer that never ends no more is read than may be, and the stream is ended', async () => {
  let sent = 0
  const endless = Readable.from(
    (function* () {
      for (;;) {
        sent++
        yield Buffer.from('x'.repeat(100))
      }
    })(),
    { highWaterMark: 1 },
  )
  assert.equal((await readBounded(endless, 250)).length, 250)
  assert(endless.destroyed && sent < 10, `${sent} pieces were taken`)
  assert.equal(await readBounded(Readable.from([Buffer.from('晴'), Buffer.from('天')]), 100), '晴天')
})
