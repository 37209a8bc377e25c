import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeAppid, openStage, type Stage } from '../testing/stage.ts'
import { signV2, type V2Reply, verifyV2 } from '../testing/v2-client.ts'
import { assertDoneV2, assertFields, assertRefusedV2 } from '../testing/v2-refused.ts'

const ADD = '/secapi/mch/addsubdevconfig'
const QUERY = '/secapi/mch/querysubdevconfig'
const RECOMMEND = '/secapi/mkt/addrecommendconf'
const SUBJECT = '上海晴天餐饮有限公司'
const DAY_MS = 86_400_000

test('M10: five pay paths may be added, each once, and are read again; no nonce is asked for', async (t) => {
  const stage = await openStage(t)
  const path = (index: number) => `https://shop.example/${index}/`
  const add = (jsapi_path: string) => stage.v2(ADD, { jsapi_path, nonce_str: undefined })
  for (const index of [1, 1, 2, 3, 4, 5, 5]) assertDoneV2(stage, await add(path(index)))
  const sixth = await add(path(6))
  assertRefusedV2(stage, sixth, 'INVALID_REQUEST')
  assert.match(sixth.fields.err_code_des ?? '', /最多配置5个/)
  const seen = await stage.v2(QUERY, { nonce_str: undefined })
  assertDoneV2(stage, seen)
  assert.deepEqual(JSON.parse(seen.fields.jsapi_path_list ?? ''), { jsapi_path_list: [1, 2, 3, 4, 5].map(path) })
  await assertFields(stage, (changes) => stage.v2(ADD, { jsapi_path: path(1), ...changes }), [
    { name: 'appid', required: true, max: 32 },
    { name: 'jsapi_path', required: true, max: 256, bad: ['https://x/y', 'x/', 'ftp://x/', 'https://x/?a/'] },
    { name: 'sub_appid', max: 32 },
  ])
  await assertFields(stage, (changes) => stage.v2(QUERY, changes), [{ name: 'appid', required: true, max: 32 }])
})

test('M17, M18: several appids may be bound; another subject’s only once its letter is signed at the desk', async (t) => {
  const stage = await openStage(t)
  const own = await makeAppid(stage.url, '晴天二号', SUBJECT)
  const foreign = await makeAppid(stage.url, '集团号', '集团公司')
  const bind = (sub_appid: string) => stage.v2(ADD, { sub_appid })
  assertDoneV2(stage, await bind(own))
  const refused = await bind(foreign)
  assertRefusedV2(stage, refused, 'INVALID_REQUEST')
  assert.match(refused.fields.err_code_des ?? '', /主体不一致/)
  assertRefusedV2(stage, await bind('wx0000000000000000'), 'APPID_NOT_EXIST')
  for (const act of ['ask', 'sign']) {
    await stage.control('POST', `/merchants/${stage.subMchid}/agreements`, {
      name: 'joint_operation',
      appid: foreign,
      act,
    })
  }
  assertDoneV2(stage, await bind(foreign))
  assert.equal((await stage.native('bound-v2', { sub_appid: foreign })).status, 200, 'APIv3 takes it too')
  const { fields } = await stage.v2(QUERY)
  const { appid_config_list: configs } = JSON.parse(fields.appid_config_list ?? '')
  assert.deepEqual(
    configs.map(({ sub_appid }: { sub_appid: string }) => sub_appid),
    [stage.subAppid, own, foreign],
  )
})

test('M5: one account is recommended per sub_appid, by HMAC-SHA256 only, and stays for 30 days', async (t) => {
  const stage = await openStage(t)
  const second = await makeAppid(stage.url, '晴天二号', SUBJECT)
  const done = await recommend(stage, { subscribe_appid: stage.subAppid })
  assertDoneV2(stage, done, 'HMAC-SHA256')
  assert(!verifyV2(done, stage.provider.api_v2_key, 'MD5'))
  assertRefusedV2(stage, await recommend(stage, { subscribe_appid: second }), 'INVALID_REQUEST', 'HMAC-SHA256')
  assertDoneV2(stage, await recommend(stage, { subscribe_appid: second, sub_appid: 'NULL' }), 'HMAC-SHA256')
  const { fields } = await stage.v2(QUERY)
  assert.deepEqual(JSON.parse(fields.appid_config_list ?? '').appid_config_list, [
    { subscribe_appid: stage.subAppid, sub_appid: stage.subAppid },
    { subscribe_appid: second, sub_appid: 'null' },
  ])
  await stage.advance(30 * DAY_MS - 60_000)
  assertRefusedV2(stage, await recommend(stage, { subscribe_appid: second }), 'INVALID_REQUEST', 'HMAC-SHA256')
  await stage.advance(60_000)
  assertDoneV2(stage, await recommend(stage, { subscribe_appid: second }), 'HMAC-SHA256')
  const md5 = await stage.v2(RECOMMEND, { sub_appid: 'NULL', subscribe_appid: second, sign_type: 'MD5' })
  assert.deepEqual(md5.fields, { return_code: 'FAIL', return_msg: '签名类型错误，请检查sign_type' })
})

test('M7: another subject’s account is refused as 主体不一致 until the agreement is signed, and after it was withdrawn', async (t) => {
  const stage = await openStage(t)
  const foreign = await makeAppid(stage.url, '集团号', '集团公司')
  const move = (act: string) =>
    stage.control('POST', `/merchants/${stage.subMchid}/agreements`, { name: 'recommend_follow', act })
  const ask = () => recommend(stage, { subscribe_appid: foreign })
  const refused = await ask()
  assertRefusedV2(stage, refused, 'INVALID_REQUEST', 'HMAC-SHA256')
  assert.match(refused.fields.err_code_des ?? '', /主体不一致/)
  await move('ask')
  await move('sign')
  await move('withdraw')
  assertRefusedV2(stage, await ask(), 'INVALID_REQUEST', 'HMAC-SHA256')
  await move('ask')
  await move('sign')
  assertDoneV2(stage, await ask(), 'HMAC-SHA256')
})

test('M5: an account or a receipt program, not both and not neither, each of its kind', async (t) => {
  const stage = await openStage(t)
  const mini = await makeAppid(stage.url, '晴天小程序', SUBJECT, 'mini_program')
  for (const [changes, code] of [
    [{}, 'PARAM_ERROR'],
    [{ subscribe_appid: stage.subAppid, receipt_appid: mini }, 'PARAM_ERROR'],
    [{ subscribe_appid: mini }, 'PARAM_ERROR'],
    [{ receipt_appid: stage.subAppid }, 'PARAM_ERROR'],
    [{ subscribe_appid: 'wx0000000000000000' }, 'APPID_NOT_EXIST'],
    [{ subscribe_appid: stage.subAppid, sub_appid: stage.spAppid }, 'APPID_MCHID_NOT_MATCH'],
  ] as const) {
    assertRefusedV2(stage, await recommend(stage, changes), code, 'HMAC-SHA256')
  }
  assertDoneV2(stage, await recommend(stage, { receipt_appid: mini }), 'HMAC-SHA256')
  const send = (changes: object) => recommend(stage, { subscribe_appid: stage.subAppid, ...changes })
  const documented = [
    { name: 'sub_appid', required: true, max: 32 },
    { name: 'nonce_str', required: true, max: 32 },
    { name: 'subscribe_appid', max: 32 },
    { name: 'receipt_appid', max: 32 },
  ] as const
  await assertFields(stage, send, documented, 'HMAC-SHA256')
})

/** Signed by HMAC-SHA256 without a word about it: `sign_type` is no field of this interface. */
function recommend(stage: Stage, changes: Record<string, string | undefined>): Promise<V2Reply> {
  const fields = {
    mch_id: stage.provider.mchid,
    sub_mch_id: stage.subMchid,
    sub_appid: stage.subAppid,
    nonce_str: 'n0nce',
    ...changes,
  }
  const sign = signV2({ ...fields }, stage.provider.api_v2_key, 'HMAC-SHA256')
  return stage.v2(RECOMMEND, { ...fields, appid: undefined }, { sign })
}
