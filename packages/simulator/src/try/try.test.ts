import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CodeStage } from '../testing/code-stage.ts'
import { openCodeStage } from '../testing/code-stage.ts'

type Sample = { key: string; api: string; method: string; path: string; body: object | null; needs_zh: string | null }
type Tried = {
  status: number
  headers: string[]
  body: string
  id: string | null
  explanation: { reason: string } | null
}

test('every sample is a request that this world does, or refuses for the reason that it names beforehand', async (t) => {
  const stage = await openCodeStage(t)
  await stage.paid('sample-paid')
  await stage.refund('sample-paid', 'sample-refund', 1)
  await stage.native('sample-open')
  await stage.control('PUT', '/rules', { settlement: 'off' })
  await stage.advance(2 * 86_400_000)
  const expected: Readonly<Record<string, string>> = {
    app: 'productNotGranted',
    h5: 'productNotGranted',
    direct: 'directMode',
    'combine-native': 'combineClosed',
    'reverse-order': 'reverseNoCode',
    'v2-reverse': 'reverseNoCode',
    'v2-add-sub-dev-config': 'subjectsDiffer',
    'v2-add-recommend-conf': 'recommendSubjectsDiffer',
  }
  const { samples } = await samplesOf(stage)
  for (const { key } of samples) {
    // Filled anew each time: a code is charged once, an order closed once.
    const sample = (await samplesOf(stage)).samples.find((one) => one.key === key)!
    assert.equal(sample.needs_zh, null, key)
    const tried = await send(stage, sample)
    assert.equal(tried.explanation?.reason, expected[key], `${key}: ${tried.status} ${tried.body}`)
    assert(tried.id !== null && tried.headers.length > 0, key)
  }
})

test('a try can be signed wrongly on purpose, and the log names the mistake', async (t) => {
  const stage = await openCodeStage(t)
  const { samples, mistakes } = await samplesOf(stage)
  const native = samples.find(({ key }) => key === 'native')!
  const tried = await send(stage, native, { mistake: 'signedFullUrl' })
  assert.deepEqual([tried.status, tried.explanation?.reason], [401, 'signedFullUrl'])
  const v2 = samples.find(({ key }) => key === 'v2-order')!
  for (const mistake of ['v2KeyMissing', 'v2SignLowerCase', 'v2Unsorted']) {
    assert(mistakes.some(({ reason }) => reason === mistake))
    assert.equal((await send(stage, v2, { mistake })).explanation?.reason, mistake)
  }
})

test('what is no XML is known in the log by itself, however many are tried at once', async (t) => {
  const stage = await openCodeStage(t)
  const { samples } = await samplesOf(stage)
  const order = samples.find(({ key }) => key === 'v2-order')!
  const tries = await Promise.all(['', '<', '<xml', ''].map((body) => send(stage, order, { body })))
  assert.equal(new Set(tries.map(({ id }) => id)).size, 4)
})

test('a try that breaks off says so, and text is sent as it stands', async (t) => {
  const stage = await openCodeStage(t)
  const { samples } = await samplesOf(stage)
  const native = samples.find(({ key }) => key === 'native')!
  const broken = await send(stage, native, { body: '{"sp_mchid":' })
  assert.equal(broken.explanation?.reason, 'bodyNotJson')
  await stage.control('POST', '/faults', { seed: 1, rates: { drop_after: 1 } })
  const dropped = await send(stage, native)
  assert.deepEqual([dropped.status, dropped.explanation?.reason], [0, 'faultDone'])
})

function samplesOf({ control, provider }: CodeStage): Promise<{ samples: Sample[]; mistakes: { reason: string }[] }> {
  return control('GET', `/samples?mchid=${provider.mchid}`)
}

function send({ control, provider }: CodeStage, { api, method, path, body }: Sample, changes = {}): Promise<Tried> {
  const asked = { mchid: provider.mchid, api, method, path, ...(body === null ? {} : { body }), ...changes }
  return control('POST', '/try', asked)
}
