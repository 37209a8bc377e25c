import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** APIv2: the talk, certificates, settings and following (M5–M8, M16–M18). */
export const V2_REASONS = {
  v2NotPost: reason(
    null,
    PAGE.v2Signing,
    ['方法是 {method}；APIv2 只接受 POST。', 'The method was {method}; APIv2 takes only POST.'],
    ['用 POST 发送 XML。', 'POST the XML.'],
  ),
  v2BodyEmpty: reason(null, PAGE.v2Signing, ['请求体为空。', 'The body is empty.'], ['发送 XML。', 'Send XML.']),
  v2NotXml: reason(
    null,
    PAGE.v2Signing,
    ['请求体不是 APIv2 的 XML：{problem}', 'The body is no XML of APIv2: {problem}'],
    [
      '一层 <xml>，其下每个字段一个元素；不含 DOCTYPE、实体、属性。',
      'One <xml> with an element for each field; no DOCTYPE, entities or attributes.',
    ],
  ),
  v2MchidMissing: reason(
    'M21',
    PAGE.v2Signing,
    ['没有传 mch_id。', 'mch_id was not sent.'],
    [
      'mch_id 填服务商商户号，sub_mch_id 填特约商户。',
      'Send the provider in mch_id and the sub-merchant in sub_mch_id.',
    ],
  ),
  certificateMissing: reason(
    'M21',
    PAGE.v2Signing,
    ['此地址需要商户证书：{problem_zh}。', 'This path needs the merchant’s certificate: {problem_en}.'],
    [
      '经 TLS（{tls}）调用，出示服务商的证书 apiclient_cert。',
      'Call it over TLS ({tls}) and show the provider’s certificate, apiclient_cert.',
    ],
  ),
  certificateInvalid: reason(
    'M21',
    PAGE.certificate,
    ['出示的证书不被承认：{problem}', 'The certificate shown does not hold: {problem}'],
    ['用本模拟器给服务商签发的证书。', 'Use the one that this simulator issued to the provider.'],
  ),
  certificateOfOther: reason(
    'M21',
    PAGE.v2Signing,
    [
      '出示的证书序列号是 {given}，{mchid} 的是 {right}。',
      'The certificate shown has the serial {given}; that of {mchid} is {right}.',
    ],
    [
      '出示 {mchid} 自己的证书；从不用特约商户或其他服务商的。',
      'Show the certificate of {mchid} itself, never a sub-merchant’s or another provider’s.',
    ],
  ),
  pathsFull: reason(
    null,
    PAGE.v2Binding,
    ['{sub_mchid} 已有 {count} 个支付授权目录。', '{sub_mchid} has {count} pay paths already.'],
    ['最多 5 个；先在平台删除不用的。', 'Five at most; remove one on the platform first.'],
  ),
  recommendOne: reason(
    'M5',
    PAGE.v2Recommend,
    [
      'subscribe_appid 与 receipt_appid 须且只能传一个。',
      'Exactly one of subscribe_appid and receipt_appid has to be sent.',
    ],
    [
      '推荐公众号传 subscribe_appid，推荐小程序传 receipt_appid。',
      'Send subscribe_appid for a service account, receipt_appid for a mini program.',
    ],
  ),
  recommendKind: reason(
    'M5',
    PAGE.v2Recommend,
    ['{appid} 是 {kind}，这里需要 {wanted}。', '{appid} is a {kind}; a {wanted} is needed here.'],
    ['换成 {wanted} 的 appid。', 'Name a {wanted}.'],
  ),
  recommendSubjectsDiffer: reason(
    'M7',
    PAGE.v2Recommend,
    [
      '主体不一致：{appid} 的主体是“{app_subject}”，特约商户的主体是“{subject}”。',
      'The subjects differ: {appid} belongs to "{app_subject}", the sub-merchant is "{subject}".',
    ],
    [
      '找商务经理签署推荐关注协议（recommend_follow），再设置。',
      'Have the recommend-follow agreement (recommend_follow) signed at the account manager’s desk, then set it.',
    ],
  ),
  recommendTooSoon: reason(
    'M5',
    PAGE.v2Recommend,
    ['上次设置于 {changed}，30 天内不能再改。', 'It was set at {changed} and cannot be changed within 30 days.'],
    ['{next} 之后再改。', 'Change it after {next}.'],
  ),
  v2OrderNeeds: reason(
    null,
    PAGE.v2Order,
    ['trade_type={trade_type} 需要 {field}。', 'trade_type={trade_type} needs {field}.'],
    ['传入 {field}。', 'Send {field}.'],
  ),
  v2SceneWrong: reason(
    null,
    PAGE.v2Order,
    ['scene_info 不是所需的 JSON：{problem_zh}。', 'scene_info is not the JSON that is needed: {problem_en}.'],
    [
      'scene_info 是一段 JSON 文本；MWEB 须含 h5_info.type。',
      'scene_info is JSON in a text; for MWEB with h5_info.type.',
    ],
  ),
  v2SettingNeeds: reason(
    null,
    PAGE.v2Binding,
    ['jsapi_path 与 sub_appid 一个也没有传。', 'Neither jsapi_path nor sub_appid was sent.'],
    ['传要设置的那一项。', 'Send what is to be set.'],
  ),
} as const
