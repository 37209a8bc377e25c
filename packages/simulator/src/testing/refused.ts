import assert from 'node:assert/strict'
import type { Reply } from './merchant-client.ts'

/** The reply is exactly this refusal: status, code, inner code of Request-ID, unsigned. */
export function assertRefused(reply: Reply, status: number, code: string, inner?: number): void {
  assert.deepEqual([reply.status, reply.body.code], [status, code], reply.text)
  if (inner !== undefined) assert.equal(String(reply.headers['request-id']).split('-').at(-1), String(inner))
  assert.equal(reply.headers['wechatpay-signature'], undefined, 'answers that are errors carry no signature')
}
