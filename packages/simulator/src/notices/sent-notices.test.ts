import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../testing/control-client.ts'
import { verifyReply } from '../testing/merchant-client.ts'
import { openNotice } from '../testing/notice-receiver.ts'
import { openStage } from '../testing/stage.ts'

type Wire = { headers: Record<string, string>; body: string; answer: string }
type Whole = { id: string; resource: object; attempts: { status: number; sent: Wire | null }[] }

test('a notice shows what was sent each time, byte for byte, and what was answered', async (t) => {
  const stage = await openStage(t)
  stage.receiver.answer = () => (stage.receiver.received.length === 1 ? 500 : 200)
  stage.receiver.text = '{"code":"FAIL"}'
  await stage.paid('shown-1')
  await stage.control('POST', '/flush')
  await stage.advance(60_000)
  const { notices } = await stage.control<{ notices: { id: string }[] }>('GET', '/notices?state=delivered')
  const whole = await stage.control<Whole>('GET', `/notices/${notices[0]!.id}`)
  assert.deepEqual(
    whole.attempts.map(({ status }) => status),
    [500, 200],
  )
  for (const [index, { sent }] of whole.attempts.entries()) {
    const received = stage.receiver.received[index]!
    assert.equal(sent?.body, received.text)
    assert.equal(sent?.headers['Wechatpay-Signature'], received.headers['wechatpay-signature'])
    assert.equal(sent?.answer, '{"code":"FAIL"}')
    assert.deepEqual(openNotice(received, stage.provider.api_v3_key), whole.resource)
  }
  assert.equal((await ask(stage.url, 'GET', '/notices/none')).status, 404)
  assert.deepEqual((await ask(stage.url, 'GET', '/notices?state=pending')).body.notices, [])
})

test('a body changed behind the signature and an unknown serial are forged too, and shown as sent', async (t) => {
  const stage = await openStage(t)
  const { mchid: sp_mchid, platform_certificates: certificates } = stage.provider
  const forge = (kind: string) =>
    stage.control<{ refused: boolean; sent: Wire }>('POST', '/notices/forge', {
      sp_mchid,
      url: stage.receiver.url,
      kind,
    })
  stage.receiver.answer = () => 401
  const tampered = await forge('tampered')
  assert.equal(tampered.refused, true)
  assert.equal(tampered.sent.body, stage.receiver.received[0]?.text)
  assert.equal(verifyReply(stage.receiver.received[0]!, certificates[0]!.pem), false)
  await forge('unknown_serial')
  const strange = stage.receiver.received[1]!
  assert.notEqual(strange.headers['wechatpay-serial'], certificates[0]!.serial)
  assert(verifyReply(strange, certificates[0]!.pem), 'all but the serial is right')
})
