import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PublicError } from '../errors.ts'
import { assertWebhookUrl, isAllowedAddress } from './address.ts'

const forbidden = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.0.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.7',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::808:808',
  '2002:7f00:1::',
  '2002:808:808::',
  '2001::1',
  '2001:db8::1',
  'fc00::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'not an address',
]

test('only public addresses are allowed, in whatever form they are written', () => {
  for (const address of forbidden) assert.equal(isAllowedAddress(address, 'https:', []), false, address)
  for (const address of ['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808']) {
    assert.equal(isAllowedAddress(address, 'https:', []), true, address)
  }
})

test('http reaches only networks that the operator has allowed', () => {
  assert.equal(isAllowedAddress('8.8.8.8', 'http:', []), false)
  assert.equal(isAllowedAddress('10.1.2.3', 'http:', ['10.1.0.0/16']), true)
  assert.equal(isAllowedAddress('::ffff:10.1.2.3', 'http:', ['10.1.0.0/16']), true)
  assert.equal(isAllowedAddress('10.2.0.1', 'http:', ['10.1.0.0/16']), false)
  assert.equal(isAllowedAddress('fd00::5', 'http:', ['10.1.0.0/16', 'fd00::/8']), true)
})

test('an endpoint is refused at registration for what can be seen in its address', () => {
  const refused = [
    'http://shop.example.com/hook',
    'https://localhost/hook',
    'https://app.localhost./hook',
    'https://127.1/hook',
    'https://0x7f000001/hook',
    'https://2130706433/hook',
    'https://[::1]/hook',
    'https://[::ffff:7f00:1]/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://name:secret@shop.example.com/hook',
    'ftp://shop.example.com/hook',
    'https://',
  ]
  for (const url of refused) {
    assert.throws(() => assertWebhookUrl(url, []), isForbidden, url)
  }
  assertWebhookUrl('https://shop.example.com:8443/hook?a=1', [])
  assertWebhookUrl('http://127.0.0.1:9000/hook', ['127.0.0.0/8'])
  assertWebhookUrl('http://localhost:9000/hook', ['127.0.0.0/8'])
  assertWebhookUrl('http://receiver.intranet/hook', ['10.0.0.0/8'])
})

function isForbidden(error: unknown): boolean {
  return error instanceof PublicError && error.code === 'WEBHOOK_ADDRESS_FORBIDDEN' && error.details.field === 'url'
}
