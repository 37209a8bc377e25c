import assert from 'node:assert/strict'
import type { Stage } from './stage.ts'
import { signV2 } from './v2-client.ts'

/** From now on payers of the stage are asked to follow its sub_appid. */
export async function recommend(stage: Stage): Promise<void> {
  const fields = {
    mch_id: stage.provider.mchid,
    sub_mch_id: stage.subMchid,
    sub_appid: stage.subAppid,
    subscribe_appid: stage.subAppid,
    nonce_str: 'n0nce',
  }
  const sign = signV2(fields, stage.provider.api_v2_key, 'HMAC-SHA256')
  const reply = await stage.v2('/secapi/mkt/addrecommendconf', { ...fields, appid: undefined }, { sign })
  assert.equal(reply.fields.result_code, 'SUCCESS', reply.text)
}
