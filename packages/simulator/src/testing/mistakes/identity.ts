import { callWeChat } from '../merchant-client.ts'
import { DAY_MS, type Mistake, mistake, NATIVE, ORDERS, partner, REFUNDS } from './mistake.ts'

const ADD_APPID = '/secapi/mch/addsubdevconfig'
const RECOMMEND = '/secapi/mkt/addrecommendconf'

/** Who acts for whom under which appid, and what is granted (M1, M5–M22). */
export const IDENTITY_MISTAKES: readonly Mistake[] = [
  mistake('signs for another SP', 'spMismatch', 'M21', (stage) =>
    callWeChat(stage.url, stage.other, 'POST', NATIVE, stage.order(stage.next())),
  ),
  mistake('names itself as the sub-merchant', 'sameMchid', 'M1', (stage) =>
    stage.native(stage.next(), { sub_mchid: stage.provider.mchid }),
  ),
  mistake('names a sub-merchant that is not there', 'merchantUnknown', 'M1', (stage) =>
    stage.native(stage.next(), { sub_mchid: '1699999999' }),
  ),
  mistake('names another SP’s sub-merchant', 'noRelation', 'M1', (stage) =>
    stage.native(stage.next(), { sub_mchid: stage.otherMchid }),
  ),
  mistake('forgets sub_mchid on a refund', 'subMchidMissing', 'M1', (stage) =>
    stage.refund('whatever-1', stage.next(), 1, { sub_mchid: undefined }),
  ),
  mistake('forgets sub_mchid on the query of a refund', 'subMchidMissing', 'M1', (stage) =>
    stage.call('GET', `${REFUNDS}/whatever-1`),
  ),
  mistake('orders directly', 'directMode', 'M22', (stage) => stage.call('POST', '/v3/pay/transactions/native', {})),
  mistake('orders under the sub-merchant’s appid', 'appidMismatch', 'M14', (stage) =>
    stage.native(stage.next(), { sp_appid: stage.subAppid }),
  ),
  mistake('orders under an appid that nobody has', 'appidUnknown', 'M14', (stage) =>
    stage.native(stage.next(), { sp_appid: 'wx0000000000000000' }),
  ),
  mistake('sends a sub_appid that is not bound', 'subAppidUnbound', 'M14', (stage) =>
    stage.native(stage.next(), { sub_appid: stage.foreignAppid }),
  ),
  mistake('still sends a sub_appid whose letter was withdrawn', 'letterWithdrawn', 'M17', async (stage) => {
    const { foreignAppid: appid, microMchid } = stage
    await stage.control('POST', `/merchants/${microMchid}/appids`, { appid, joint_operation_letter: true })
    const move = { name: 'joint_operation', act: 'withdraw', appid }
    await stage.control('POST', `/merchants/${microMchid}/agreements`, move)
    return stage.native(stage.next(), { sub_mchid: microMchid, sub_appid: appid })
  }),
  mistake('binds another subject’s appid without the letter', 'subjectsDiffer', 'M17', (stage) =>
    stage.v2(ADD_APPID, { sub_appid: stage.foreignAppid }),
  ),
  mistake('binds an appid that nobody has', 'appidUnknown', 'M14', (stage) =>
    stage.v2(ADD_APPID, { sub_appid: 'wx0000000000000000' }),
  ),
  mistake('adds a sixth pay path', 'pathsFull', 'v2Binding', async (stage) => {
    for (let index = 0; index < 5; index++) {
      await stage.v2(ADD_APPID, { jsapi_path: `https://a.example/${index}/` })
    }
    return stage.v2(ADD_APPID, { jsapi_path: 'https://a.example/5/' })
  }),
  mistake('sets nothing', 'v2SettingNeeds', 'v2Binding', (stage) => stage.v2(ADD_APPID, {})),

  mistake('asks for JSAPI without an openid', 'openidMissing', 'M15', (stage) =>
    stage.call('POST', `${ORDERS}/jsapi`, { ...stage.order(stage.next()), payer: {} }),
  ),
  mistake('sends the openid of the other appid', 'openidOfOtherAppid', 'M15', async (stage) => {
    const sp_openid = await stage.openid(stage.payer, stage.subAppid)
    return stage.call('POST', `${ORDERS}/jsapi`, { ...stage.order(stage.next()), payer: { sp_openid } })
  }),
  mistake('makes an openid up', 'openidUnknown', 'M15', (stage) =>
    stage.call('POST', `${ORDERS}/jsapi`, { ...stage.order(stage.next()), payer: { sp_openid: 'oNobody' } }),
  ),
  mistake('sends sub_openid without sub_appid', 'subOpenidAlone', 'M20', async (stage) => {
    const sub_openid = await stage.openid(stage.payer, stage.subAppid)
    return stage.call('POST', `${ORDERS}/jsapi`, { ...stage.order(stage.next()), payer: { sub_openid } })
  }),
  mistake('mixes two payers', 'openidsOfTwo', 'M20', async (stage) => {
    const { id } = await stage.control<{ id: string }>('POST', '/payers', { name: '李四' })
    const payer = {
      sp_openid: await stage.openid(stage.payer, stage.spAppid),
      sub_openid: await stage.openid(id, stage.subAppid),
    }
    const order = { ...stage.order(stage.next()), sub_appid: stage.subAppid, payer }
    return stage.call('POST', `${ORDERS}/jsapi`, order)
  }),
  mistake('asks for real names', 'realNameNotOpen', 'jsapi', (stage) =>
    stage.native(stage.next(), { payer: { identity: { type: 'IDCARD', number: 'x', name: 'x' } } }),
  ),

  mistake('asks for APP without the permission', 'productNotGranted', 'M12', (stage) =>
    stage.call('POST', `${ORDERS}/app`, stage.order(stage.next())),
  ),
  mistake('asks for H5 for an individual', 'productNotForSubject', 'M12', (stage) =>
    stage.call('POST', `${ORDERS}/h5`, {
      ...stage.order(stage.next(), { sub_mchid: stage.individualMchid }),
      scene_info: { payer_client_ip: '203.0.113.7', h5_info: { type: 'Wap' } },
    }),
  ),
  mistake('charges codes after that was withdrawn', 'productNotGranted', 'M12', async (stage) => {
    await stage.control('PUT', `/merchants/${stage.microMchid}/permissions/codepay`, { granted: false })
    return stage.chargeCode(stage.next(), '130000000000000000', { sub_mchid: stage.microMchid })
  }),
  mistake('charges codes over APIv2 after that was withdrawn', 'codepayNotGranted', 'M9', (stage) =>
    stage.v2('/pay/micropay', {
      sub_mch_id: stage.microMchid,
      body: '一杯咖啡',
      out_trade_no: stage.next(),
      total_fee: 1,
      spbill_create_ip: '203.0.113.7',
      auth_code: '130000000000000000',
    }),
  ),
  mistake('collects for a merchant that was stopped', 'collectingStopped', 'parameters', async (stage) => {
    await stage.control('PUT', `/merchants/${stage.individualMchid}/collecting`, { allowed: false })
    return stage.native(stage.next(), { sub_mchid: stage.individualMchid })
  }),
  mistake('queries without a sub-merchant of its own', 'noRelation', 'M1', (stage) =>
    stage.call('GET', `${ORDERS}/out-trade-no/whatever-1?${partner(stage, stage.otherMchid)}`),
  ),

  mistake('recommends an account and a program at once', 'recommendOne', 'M5', (stage) =>
    recommend(stage, { subscribe_appid: stage.subAppid, receipt_appid: stage.miniAppid }),
  ),
  mistake('recommends a program as an account', 'recommendKind', 'M5', (stage) =>
    recommend(stage, { subscribe_appid: stage.miniAppid }),
  ),
  mistake('recommends another subject’s account', 'recommendSubjectsDiffer', 'M7', (stage) =>
    recommend(stage, { subscribe_appid: stage.spAppid }),
  ),
  mistake('changes the recommendation within a month', 'recommendTooSoon', 'M5', async (stage) => {
    await recommend(stage, { subscribe_appid: stage.subAppid })
    await stage.advance(DAY_MS)
    return recommend(stage, { subscribe_appid: stage.subAppid })
  }),
]

// This interface takes neither appid nor MD5.
function recommend(stage: Parameters<Mistake['make']>[0], fields: Record<string, string>): Promise<unknown> {
  return stage.v2(RECOMMEND, { appid: undefined, sign_type: 'HMAC-SHA256', sub_appid: stage.subAppid, ...fields })
}
