import { entry, type WechatErrorEntry } from './entry.ts'

/** The digits after the last `-` of `Request-ID`: finer than the code, and the same whatever the words. Facts: 2-wechatpay-facts.md. */
export const innerCodes: Readonly<Record<string, WechatErrorEntry>> = {
  '268512771': entry(
    'WeChat has no order under this number.',
    'Nothing was paid. If the order was sent within the last minutes it may still arrive: it is asked for again by itself.',
    '微信支付没有这个单号的订单。',
    '没有发生付款。若订单刚发出，可能仍在途中，系统会自动再查。',
  ),
  '268447840': entry(
    'Too many calls within a short time.',
    'It is tried again by itself, slower. If this lasts, ask WeChat to raise the limit of the interface.',
    '短时间内调用过于频繁。',
    '系统会降速自动重试。若持续出现，请向微信支付申请提高该接口的频率上限。',
  ),
  '268435461': entry(
    'A parameter is wrong.',
    'See the field in the answer; if the program made it, report it with the request id.',
    '参数错误。',
    '请查看应答中指出的字段；若由程序产生，请携 Request-ID 反馈。',
  ),
  '268449538': entry(
    'The order is paid already.',
    'Ask WeChat for it: the payment is then booked. Do not make it again under a new number.',
    '订单已支付。',
    '请立即查询该单，系统会据此入账；切勿换单号重新下单。',
  ),
  '268498689': entry(
    'The order is paid already.',
    'Ask WeChat for it: the payment is then booked. Do not make it again under a new number.',
    '订单已支付。',
    '请立即查询该单，系统会据此入账；切勿换单号重新下单。',
  ),
  '270924358': entry(
    'The request has a parameter that the interface does not know.',
    'Report it with the request id: the program sends a field too many.',
    '请求中有接口不认识的多余参数。',
    '程序多传了字段，请携 Request-ID 反馈。',
  ),
  '268443715': entry(
    'The merchant’s number cannot be used: closed, restricted or not yet open.',
    'Let the merchant look at its state on the merchant platform, and ask the account manager if it is not clear.',
    '商户号不可用：已注销、被限制或尚未开通。',
    '请商户在商户平台查看商户号状态，仍不明确时联系商务经理。',
  ),
  '268447843': entry(
    'The order belongs to another provider’s number.',
    'Check under which account the payment was made; ask with that one.',
    '商户号与订单不一致：订单属于另一个服务商号。',
    '请核对该笔支付是用哪个服务商号下单的，并用同一个号查询或退款。',
  ),
  '268443705': entry(
    'The sub-merchant’s number is the provider’s own.',
    'Give the merchant its own sub_mchid; a provider cannot collect for itself as its sub-merchant.',
    'sub_mchid 与服务商自己的商户号相同。',
    '请填写特约商户自己的商户号，服务商不能以自己为子商户收款。',
  ),
  '268447914': entry(
    'The order has lapsed.',
    'Make a new payment; this one can no longer be paid.',
    '订单已失效。',
    '请重新发起一笔支付，原订单已不能支付。',
  ),
  '268443704': entry(
    'The sub-merchant’s number is missing.',
    'Report it with the request id: every call of a provider names the sub-merchant.',
    '缺少 sub_mchid。',
    '服务商模式的每次调用都须带子商户号，请携 Request-ID 反馈。',
  ),
  '268448010': entry(
    'WeChat has restricted the merchant’s collecting.',
    'Let the merchant open the message in the merchant platform (account centre, risk) and supply what it asks for.',
    '该商户的收款功能受限。',
    '请商户登录商户平台，在风险处理或站内信中按提示补充资料、申诉。',
  ),
  '268449641': entry(
    'A code payment cannot be closed.',
    'Reverse it instead (撤销), not before 15 seconds after it was asked for.',
    '付款码支付订单不能关单，只能撤销。',
    '请改用撤销接口，且须在下单 15 秒之后。',
  ),
  '268447845': entry(
    'The order belongs to another sub-merchant.',
    'Check the sub_mchid that the payment was made under; ask with that one.',
    '子商户号与订单不一致。',
    '请核对下单时的 sub_mchid，并用同一个号查询或退款。',
  ),
  '268443699': entry(
    'The signature is wrong.',
    'Check that the serial and the private key of the account belong together: `teyue doctor` tells.',
    '签名错误。',
    '请核对该服务商号的证书序列号与私钥是否成对，可运行 `teyue doctor` 检查。',
  ),
  '268501013': entry(
    'The payer’s openid is missing.',
    'Log the payer in under the appid that the payment names, and send that openid.',
    '缺少付款人的 openid。',
    '请在本次支付所用的 appid 下做网页授权或登录，取得 openid 后再下单。',
  ),
  '268443701': entry(
    'The provider may not act for this sub-merchant: there is no acceptance relation.',
    'Check the sub_mchid. If the merchant ended the relation, it must authorise the provider again.',
    '受理关系不存在：该子商户没有与本服务商号建立受理关系。',
    '请核对 sub_mchid；若商户已解除关系，须重新授权本服务商。',
  ),
  '268498688': entry(
    'The same number was used before with other parameters.',
    'Ask WeChat for the order that stands under this number; a new payment needs a new number.',
    '同一单号曾以不同参数下单。',
    '请先查询该单号下已有的订单；新的支付须用新的单号。',
  ),
  '268445527': entry(
    'The appid and the merchant’s number are not bound to each other.',
    'Bind the appid to the number on the merchant platform (product centre, appid), and confirm it on the side of the appid.',
    'appid 与商户号未绑定。',
    '请在商户平台 → 产品中心 → AppID 账号管理 中绑定，并在 appid 一侧确认。',
  ),
  '268435464': entry(
    'A value is out of its range.',
    'See the field in the answer: an amount, a time or a length is too large or too small.',
    '参数取值超出范围。',
    '请查看应答中指出的字段：金额、时间或长度过大或过小。',
  ),
}
