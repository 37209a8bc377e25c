import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** OAuth, mini programs and access tokens: without them no openid (M15, M20). */
export const LOGIN_REASONS = {
  loginPathUnknown: reason(
    null,
    PAGE.oauth,
    ['没有地址 {path}。', 'There is nothing at {path}.'],
    ['核对接口地址。', 'Check the address.'],
  ),
  loginMethod: reason(
    null,
    PAGE.oauth,
    ['{path} 不接受 {method}。', '{path} does not take {method}.'],
    ['用 {allowed}。', 'Use {allowed}.'],
  ),
  loginParamMissing: reason(
    null,
    PAGE.oauth,
    ['没有传 {name}。', '{name} was not sent.'],
    ['传入 {name}。', 'Send {name}.'],
  ),
  loginAppUnknown: reason(
    'M15',
    PAGE.oauth,
    ['没有 appid {appid}。', 'There is no appid {appid}.'],
    ['用本模拟器登记的 appid。', 'Use an appid of this simulator.'],
  ),
  loginAppKind: reason(
    'M15',
    PAGE.miniLogin,
    ['{appid} 是 {kind}，这个接口需要 {wanted}。', '{appid} is a {kind}; this interface needs a {wanted}.'],
    ['换成 {wanted} 的 appid。', 'Use the appid of a {wanted}.'],
  ),
  loginSecret: reason(
    null,
    PAGE.token,
    [
      'secret 不是 {appid} 当前的密钥（重置之后旧的失效）。',
      'secret is not the present one of {appid} (an old one is worthless after a reset).',
    ],
    ['用 {appid} 当前的 AppSecret。', 'Use the present AppSecret of {appid}.'],
  ),
  loginGrantType: reason(
    null,
    PAGE.oauth,
    ['grant_type 是“{given}”。', 'grant_type is "{given}".'],
    ['此接口填 grant_type={wanted}。', 'Send grant_type={wanted} here.'],
  ),
  loginCodeUnknown: reason(
    'M15',
    PAGE.oauth,
    ['没有发出过这个 code。', 'There was never such a code.'],
    ['用回调地址里刚收到的 code。', 'Use the code that has just come with the redirect.'],
  ),
  loginCodeOfOther: reason(
    'M15',
    PAGE.oauth,
    ['这个 code 是 {owner} 的，请求的 appid 是 {appid}。', 'This code is one of {owner}; the request is of {appid}.'],
    ['code 与 appid 成对：用发起授权的 {owner} 换取。', 'A code goes with its appid: exchange it under {owner}.'],
  ),
  loginCodeUsed: reason(
    'M15',
    PAGE.oauth,
    ['这个 code 已经用过：只能用一次。', 'This code was used: it works once.'],
    [
      '重新授权取新的 code；页面刷新时不要再次换取。',
      'Send the payer through OAuth again; do not exchange it again on reload.',
    ],
  ),
  loginCodeExpired: reason(
    'M15',
    PAGE.oauth,
    ['这个 code 已超过五分钟。', 'This code is older than five minutes.'],
    ['收到后立即换取。', 'Exchange it at once.'],
  ),
  loginRefreshToken: reason(
    null,
    PAGE.oauth,
    ['这不是 {appid} 的 refresh_token。', 'It is no refresh token of {appid}.'],
    ['用换取 code 时返回的 refresh_token。', 'Use the one that came with the exchanged code.'],
  ),
  loginRefreshExpired: reason(
    null,
    PAGE.oauth,
    ['refresh_token 已超过 30 天。', 'The refresh token is older than 30 days.'],
    ['请用户重新授权。', 'Send the payer through OAuth again.'],
  ),
  loginTokenUnknown: reason(
    null,
    PAGE.token,
    [
      'access_token 无效：没有发出过，或已被更新的替换。',
      'The access token is invalid: it was never given, or newer ones replaced it.',
    ],
    [
      '集中保管、共用最新的 access_token；推荐 stable_token。',
      'Keep the newest one in one place for all; stable_token is the better way.',
    ],
  ),
  loginTokenExpired: reason(
    null,
    PAGE.token,
    ['access_token 已过期。', 'The access token has expired.'],
    ['在 expires_in 之前重新获取。', 'Obtain a new one before expires_in is over.'],
  ),
  loginOpenidOther: reason(
    'M15',
    PAGE.oauth,
    ['这个 access_token 属于另一个 openid。', 'This access token is another openid’s.'],
    ['openid 与 access_token 用同一次换取返回的一对。', 'Use the openid that came with this token.'],
  ),
  loginOpenidUnknown: reason(
    'M15',
    PAGE.oauth,
    ['{appid} 下没有 openid {openid}。', 'Nobody has the openid {openid} under {appid}.'],
    ['用在 {appid} 下取得的 openid。', 'Use an openid obtained under {appid}.'],
  ),
  loginScope: reason(
    null,
    PAGE.oauth,
    [
      '授权的 scope 是 snsapi_base，读不到用户信息。',
      'The scope was snsapi_base, which tells nothing about the person.',
    ],
    ['以 snsapi_userinfo 授权。', 'Ask for the scope snsapi_userinfo.'],
  ),
  loginQuota: reason(
    null,
    PAGE.token,
    ['今天的次数已用完：{limit} 次。', 'Today’s calls are used up: {limit}.'],
    ['缓存 access_token；明天恢复。', 'Cache the access token; tomorrow there are more.'],
  ),
  loginBody: reason(
    null,
    PAGE.stableToken,
    ['请求体不对：{problem_zh}。', 'The body is wrong: {problem_en}.'],
    [
      'POST 一个 JSON 对象：grant_type、appid、secret、force_refresh（布尔）。',
      'POST a JSON object: grant_type, appid, secret, force_refresh (a boolean).',
    ],
  ),
  oauthAppid: reason(
    'M15',
    PAGE.oauth,
    ['{appid} 不是服务号（{found}），不能网页授权。', '{appid} is no service account ({found}) and has no OAuth.'],
    ['用服务号的 appid。', 'Use the appid of a service account.'],
  ),
  oauthScope: reason(
    null,
    PAGE.oauth,
    ['没有 scope“{given}”。', 'There is no scope "{given}".'],
    ['用 snsapi_base 或 snsapi_userinfo。', 'Use snsapi_base or snsapi_userinfo.'],
  ),
  oauthResponseType: reason(
    null,
    PAGE.oauth,
    ['response_type 是“{given}”。', 'response_type is "{given}".'],
    ['填 response_type=code。', 'Send response_type=code.'],
  ),
  oauthState: reason(
    null,
    PAGE.oauth,
    ['state 有 {bytes} 字节，超过 128。', 'state has {bytes} bytes, more than 128.'],
    ['state 不超过 128 字节。', 'Keep state within 128 bytes.'],
  ),
  oauthRedirect: reason(
    null,
    PAGE.oauth,
    [
      'redirect_uri“{given}”不是 http(s) 地址，也许被编码了两次。',
      'redirect_uri "{given}" is no http(s) address; perhaps it was not encoded once, but twice.',
    ],
    ['对完整网址做一次 URL 编码（was it encoded once）。', 'Encode the whole address once, exactly.'],
  ),
  oauthDomain: reason(
    'M15',
    PAGE.oauth,
    [
      '{host} 不在 {appid} 的网页授权域名里（已登记：{known}）。',
      '{host} is not among the OAuth domains of {appid} (registered: {known}).',
    ],
    [
      '登记该域名，或用已登记的；规则 oauthDomains=any 可放开。',
      'Register the domain, or use one that is; the rule oauthDomains=any lets all pass.',
    ],
  ),
  oauthOutside: reason(
    'M15',
    PAGE.oauth,
    ['这台“手机”上没有登录付款人。', 'Nobody is logged in on this phone.'],
    [
      '先在模拟器的手机里选一位付款人，再打开链接。',
      'Choose a payer on the simulator’s phone first, then open the link again.',
    ],
  ),
} as const
