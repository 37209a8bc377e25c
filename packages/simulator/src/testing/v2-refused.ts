import assert from 'node:assert/strict'
import type { Stage } from './stage.ts'
import { type V2Reply, verifyV2 } from './v2-client.ts'

/** The reply says no to the deed, by this code, and signed. */
export function assertRefusedV2(stage: Stage, reply: V2Reply, code: string, signType = 'MD5'): void {
  const { return_code, result_code, err_code } = reply.fields
  assert.deepEqual([return_code, result_code, err_code], ['SUCCESS', 'FAIL', code], reply.text)
  assert(reply.fields.err_code_des, 'with words')
  assert(verifyV2(reply, stage.provider.api_v2_key, signType), 'a refusal is signed')
}

export function assertDoneV2(stage: Stage, reply: V2Reply, signType = 'MD5'): void {
  const { return_code, result_code } = reply.fields
  assert.deepEqual([return_code, result_code], ['SUCCESS', 'SUCCESS'], reply.text)
  assert(verifyV2(reply, stage.provider.api_v2_key, signType), 'an answer is signed')
}

export type Documented = {
  readonly name: string
  readonly required?: true
  readonly max?: number
  /** Values that are refused as PARAM_ERROR; the one that is too long is made of `max`. */
  readonly bad?: readonly string[]
  readonly good?: readonly string[]
}

/** Sends the call once for every way in which a documented field can be wrong, and once for each that it can be right. */
export async function assertFields(
  stage: Stage,
  send: (changes: Record<string, string | undefined>) => Promise<V2Reply>,
  documented: readonly Documented[],
  signType = 'MD5',
): Promise<void> {
  for (const { name, required, max, bad = [], good = [] } of documented) {
    if (required) assertRefusedV2(stage, await send({ [name]: undefined }), 'LACK_PARAMS', signType)
    if (required) assertRefusedV2(stage, await send({ [name]: '' }), 'LACK_PARAMS', signType)
    const tooLong = max === undefined ? [] : ['1'.repeat(max + 1)]
    for (const value of [...tooLong, ...bad]) {
      const reply = await send({ [name]: value })
      assertRefusedV2(stage, reply, 'PARAM_ERROR', signType)
      assert(reply.fields.err_code_des?.includes(name), `${name}: ${reply.fields.err_code_des}`)
    }
    for (const value of good) assertDoneV2(stage, await send({ [name]: value }), signType)
  }
}
