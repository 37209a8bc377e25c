import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Who acts for whom, under which appid, and who pays (M1, M13–M22). */
export const IDENTITY_REASONS = {
  spMismatch: reason(
    'M21',
    PAGE.signing,
    [
      '请求由 {signer} 签名，{field} 写的却是 {named}。',
      'The request is signed by {signer}, but {field} names {named}.',
    ],
    ['{field} 填签名的服务商 {signer}。', 'Name the provider that signs, {signer}, in {field}.'],
  ),
  sameMchid: reason(
    'M1',
    PAGE.parameters,
    ['sub_mchid 填了服务商自己的商户号 {mchid}。', 'sub_mchid names the provider itself, {mchid}.'],
    ['sub_mchid 填特约商户的商户号，例如 {known}。', 'Name a sub-merchant in sub_mchid, such as {known}.'],
  ),
  subMchidMissing: reason(
    'M1',
    PAGE.refund,
    [
      '没有传 sub_mchid：服务商替特约商户办理时必须指明是哪一个。',
      'sub_mchid was not sent: a provider has to say for which sub-merchant it acts.',
    ],
    ['传入 sub_mchid，例如 {known}。', 'Send sub_mchid, such as {known}.'],
  ),
  merchantUnknown: reason(
    'M1',
    PAGE.parameters,
    ['没有商户号为 {named} 的特约商户。', 'No sub-merchant has the number {named}.'],
    [
      '用已有的特约商户，例如 {known}；在模拟器里可用 POST /_control/merchants 新建。',
      'Use one that is there, such as {known}; POST /_control/merchants makes another.',
    ],
  ),
  noRelation: reason(
    'M1',
    PAGE.parameters,
    [
      '{sub_mchid} 是服务商 {owner} 的特约商户，与 {mchid} 没有受理关系。',
      '{sub_mchid} is a sub-merchant of {owner}; {mchid} has no acceptance relation with it.',
    ],
    [
      '由 {owner} 调用，或改用 {mchid} 自己的特约商户，例如 {known}。',
      'Let {owner} make the call, or name a sub-merchant of {mchid}, such as {known}.',
    ],
  ),
  appidMismatch: reason(
    'M14',
    PAGE.appids,
    ['{appid} 没有绑定到服务商 {mchid}。', '{appid} is not bound to the provider {mchid}.'],
    ['{field} 填服务商绑定的 appid：{known}。', 'Name an appid that is bound to the provider in {field}: {known}.'],
  ),
  appidUnknown: reason(
    'M14',
    PAGE.appids,
    ['没有 appid {appid}。', 'There is no appid {appid}.'],
    ['{field} 填服务商绑定的 appid：{known}。', 'Name an appid that is bound to the provider in {field}: {known}.'],
  ),
  subAppidUnbound: reason(
    'M14',
    PAGE.appids,
    [
      'sub_appid {appid} 没有绑定到特约商户 {sub_mchid}（已绑定：{known}）。',
      'The sub_appid {appid} is not bound to the sub-merchant {sub_mchid} (bound: {known}).',
    ],
    [
      '没有绑定就不传 sub_appid；确有需要时先绑定（addsubdevconfig）。',
      'Unbound, send no sub_appid; bind it first (addsubdevconfig) if it is needed.',
    ],
  ),
  letterWithdrawn: reason(
    'M17',
    PAGE.v2Binding,
    [
      'sub_appid {appid} 属于另一主体，其联合运营函已撤回。',
      'The sub_appid {appid} is another subject’s, and its joint-operation letter was withdrawn.',
    ],
    [
      '请商务经理重新签署联合运营函，或不传 sub_appid。',
      'Have the account manager sign the letter again, or send no sub_appid.',
    ],
  ),
  subjectsDiffer: reason(
    'M17',
    PAGE.v2Binding,
    [
      '主体不一致：{appid} 的主体是“{app_subject}”，特约商户 {sub_mchid} 的主体是“{subject}”。',
      'The subjects differ: {appid} belongs to "{app_subject}", the sub-merchant {sub_mchid} is "{subject}".',
    ],
    [
      '找商务经理签署联合运营函（商务经理台：joint_operation），再绑定。',
      'Have a joint-operation letter signed at the account manager’s desk (joint_operation), then bind.',
    ],
  ),
  subOpenidAlone: reason(
    'M20',
    PAGE.jsapi,
    [
      '传了 sub_openid 而没有传 sub_appid：openid 只在它所属的 appid 下有意义。',
      'sub_openid came without sub_appid: an openid means something only under its own appid.',
    ],
    [
      '一并传入取得该 openid 的 sub_appid，或改传 sp_openid。',
      'Send the sub_appid under which it was obtained too, or send sp_openid.',
    ],
  ),
  openidMissing: reason(
    'M15',
    PAGE.jsapi,
    ['JSAPI 下单没有传 openid。', 'A JSAPI order was asked for without an openid.'],
    [
      '未绑定 sub_appid：传 payer.sp_openid（在 {sp_appid} 下经网页授权取得）；绑定了：传 sub_appid 与 sub_openid。',
      'Without a sub_appid send payer.sp_openid (by OAuth under {sp_appid}); with one send sub_appid and sub_openid.',
    ],
  ),
  openidOfOtherAppid: reason(
    'M15',
    PAGE.jsapi,
    [
      '{field} {openid} 不是任何用户在 {appid} 下的 openid；它是用户在 {other} 下的。',
      '{field} {openid} is nobody’s under {appid}; it is a payer’s under {other}.',
    ],
    [
      '在 {appid} 下经网页授权重新取 openid；sp_openid 配 sp_appid，sub_openid 配 sub_appid。',
      'Obtain the openid under {appid} by OAuth: sp_openid goes with sp_appid, sub_openid with sub_appid.',
    ],
  ),
  openidUnknown: reason(
    'M15',
    PAGE.jsapi,
    ['{field} {openid} 不是任何用户在 {appid} 下的 openid。', '{field} {openid} is nobody’s openid under {appid}.'],
    [
      '在 {appid} 下经网页授权取 openid；模拟器里也可用 GET /_control/payers 某付款人 /openid?appid= 查。',
      'Obtain it under {appid} by OAuth; the simulator also tells it at /_control/payers/…/openid?appid=.',
    ],
  ),
  openidsOfTwo: reason(
    'M20',
    PAGE.jsapi,
    ['sp_openid 与 sub_openid 是两个不同的付款人。', 'sp_openid and sub_openid are two different payers.'],
    ['传同一付款人的 openid，或只传其一。', 'Send the openids of one payer, or only one of them.'],
  ),
  directMode: reason(
    'M22',
    PAGE.parameters,
    [
      '这是普通商户（直连）的调用方式；服务商 {mchid} 及其特约商户都不能用。',
      'This is the direct way of calling; neither the provider {mchid} nor its sub-merchants have it.',
    ],
    [
      '用服务商接口：v3 在 /v3/pay/partner/transactions/，v2 传 sub_mch_id。',
      'Use the partner interfaces: v3 under /v3/pay/partner/transactions/, v2 with sub_mch_id.',
    ],
  ),
} as const
