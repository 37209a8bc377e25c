import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Who signed an APIv3 request, with which key, when; what exactly was signed wrongly is told by `signing-text.ts`. */
export const SIGNING_REASONS = {
  authorizationMissing: reason(
    null,
    PAGE.authorizationForm,
    ['请求没有 Authorization 头。', 'The request has no Authorization header.'],
    [
      '发送 Authorization: WECHATPAY2-SHA256-RSA2048 mchid="…",nonce_str="…",timestamp="…",serial_no="…",signature="…"。',
      'Send Authorization: WECHATPAY2-SHA256-RSA2048 mchid="…",nonce_str="…",timestamp="…",serial_no="…",signature="…".',
    ],
  ),
  authorizationScheme: reason(
    null,
    PAGE.authorizationForm,
    ['Authorization 的认证类型是“{given}”。', 'The Authorization scheme is "{given}".'],
    ['认证类型写 WECHATPAY2-SHA256-RSA2048，后跟一个空格。', 'Write WECHATPAY2-SHA256-RSA2048 and one blank after it.'],
  ),
  authorizationPartMissing: reason(
    null,
    PAGE.authorizationForm,
    ['Authorization 缺少 {part}。', 'Authorization lacks {part}.'],
    [
      '须有 mchid、nonce_str、timestamp、serial_no、signature 五项，值加双引号，以逗号分隔。',
      'It has mchid, nonce_str, timestamp, serial_no and signature, each value in double quotes, separated by commas.',
    ],
  ),
  authorizationPartWrong: reason(
    null,
    PAGE.authorizationForm,
    ['Authorization 中的这一段无法读懂：{given}', 'This part of Authorization cannot be read: {given}'],
    ['每段写作 名="值"，值须匹配 {form} 。', 'Each part reads name="value"; this value has to match {form} .'],
  ),
  authorizationPartTwice: reason(
    null,
    PAGE.authorizationForm,
    ['Authorization 中 {part} 出现了两次。', '{part} stands twice in Authorization.'],
    ['五项各出现一次。', 'Each of the five parts stands there once.'],
  ),
  timestampMilliseconds: reason(
    null,
    PAGE.authorizationForm,
    ['timestamp 是 {given}：这是毫秒。', 'The timestamp is {given}: these are milliseconds.'],
    ['用秒：{right}，签名串里也一样。', 'Use seconds: {right}, also in what you sign.'],
  ),
  signatureBase64Url: reason(
    null,
    PAGE.authorizationForm,
    ['signature 用了 base64url 字母表（- 与 _）。', 'The signature is written in the alphabet of base64url (- and _).'],
    ['用标准 Base64（+ 与 /，末尾补 =），不换行。', 'Use plain base64 (+ and /, padded by =) without line breaks.'],
  ),
  clockOff: reason(
    null,
    PAGE.basicRules,
    [
      'timestamp 是 {given}，微信支付的时钟是 {wechat}，相差 {off} 秒，超过 300 秒。',
      'The timestamp is {given} while WeChat’s clock shows {wechat}: {off} seconds apart, more than 300.',
    ],
    [
      '用当前时间；本模拟器的时钟可以拨动，以 GET /_control/clock 的 now 为准。',
      'Use the present time; this simulator’s clock can be turned: GET /_control/clock tells it.',
    ],
  ),
  signerIsSubMerchant: reason(
    'M21',
    PAGE.signatureWrong,
    [
      '{mchid} 是特约商户：服务商模式下只有服务商 {provider} 签名。',
      '{mchid} is a sub-merchant: in partner mode only its provider {provider} signs.',
    ],
    [
      '用服务商 {provider} 的商户号、证书序列号与私钥签名，特约商户写在 sub_mchid。',
      'Sign with the number, serial and private key of the provider {provider}, and name the sub-merchant in sub_mchid.',
    ],
  ),
  signerUnknown: reason(
    'M21',
    PAGE.signatureWrong,
    ['没有商户号 {mchid}。', 'There is no merchant number {mchid}.'],
    ['用此模拟器里服务商的商户号：{known}。', 'Use the number of a provider of this simulator: {known}.'],
  ),
  serialWrong: reason(
    'M21',
    PAGE.serialWrong,
    [
      'serial_no 是 {given}，{mchid} 的证书序列号是 {right}。',
      'serial_no is {given}; the certificate of {mchid} has the serial {right}.',
    ],
    ['填 serial_no="{right}"。', 'Send serial_no="{right}".'],
  ),
  serialOfPlatform: reason(
    'M21',
    PAGE.serialWrong,
    [
      'serial_no {given} 是微信支付平台证书的序列号，不是商户 API 证书的。',
      'serial_no {given} is that of a WeChat Pay platform certificate, not of the merchant’s.',
    ],
    [
      '填商户 API 证书的序列号 {right}；平台证书序列号只用在 Wechatpay-Serial。',
      'Send the serial of the merchant’s certificate, {right}; the platform’s belongs only into Wechatpay-Serial.',
    ],
  ),
  serialOfOther: reason(
    'M21',
    PAGE.serialWrong,
    [
      'serial_no {given} 是另一服务商 {owner} 的证书，而 mchid 是 {mchid}。',
      'serial_no {given} is the certificate of another provider, {owner}, while mchid is {mchid}.',
    ],
    [
      '商户号、序列号、私钥出自同一服务商：{mchid} 配 {right}。',
      'Number, serial and private key belong to one provider: {right} goes with {mchid}.',
    ],
  ),
  nonceUsed: reason(
    null,
    PAGE.basicRules,
    ['nonce_str“{nonce}”已经用过：这是重放。', 'The nonce_str "{nonce}" was used before: this is a replay.'],
    [
      '每次请求（重试也是）都取新的随机串与时间，重新签名。',
      'Draw a new nonce and sign anew for every request, retries included.',
    ],
  ),
  signedByOtherProvider: reason(
    'M21',
    PAGE.signatureWrong,
    [
      '签名用的是另一服务商 {owner} 的私钥，mchid 却是 {mchid}。',
      'The private key of another provider, {owner}, made this signature, while mchid is {mchid}.',
    ],
    ['用 {mchid} 的私钥签名。', 'Sign with the private key of {mchid}.'],
  ),
  signedByPlatformKey: reason(
    'M21',
    PAGE.signatureWrong,
    ['签名用的是微信支付平台的私钥。', 'A private key of the WeChat Pay platform made this signature.'],
    [
      '用 {mchid} 的商户私钥（apiclient_key.pem）签名。',
      'Sign with the merchant’s private key of {mchid} (apiclient_key.pem).',
    ],
  ),
  signedByUnknownKey: reason(
    'M21',
    PAGE.signatureWrong,
    [
      '用 {mchid} 的证书打不开这个签名，它也不属于本模拟器的任何其他密钥：私钥不对（或许换过证书），或签名在途中被改动。',
      'The certificate of {mchid} does not open this signature, nor does any other key of this simulator: the private key is not the right one (renewed, perhaps), or the signature was changed on its way.',
    ],
    [
      '用与证书 {serial} 成对的私钥，做 SHA256withRSA（PKCS#1 v1.5），再做标准 Base64。',
      'Use the private key that belongs to the certificate {serial}: SHA256withRSA (PKCS#1 v1.5), then plain base64.',
    ],
  ),
  signatureLength: reason(
    null,
    PAGE.signatureWrong,
    [
      'signature 解码后是 {bytes} 字节，2048 位 RSA 的签名是 256 字节。',
      'The signature decodes to {bytes} bytes; one of RSA with 2048 bits has 256.',
    ],
    [
      '用商户私钥做 RSA 签名（不是摘要或 HMAC，也不是十六进制），再做 Base64。',
      'Make an RSA signature with the private key (no digest, no HMAC, no hexadecimal), then base64.',
    ],
  ),
  signedOtherHash: reason(
    null,
    PAGE.signing,
    ['签名里的摘要是 {hash}，应为 SHA256。', 'The digest within the signature is {hash}; it should be SHA256.'],
    ['用 SHA256withRSA。', 'Use SHA256withRSA.'],
  ),
  signedPss: reason(
    null,
    PAGE.signing,
    ['签名用了 PSS 填充（RSASSA-PSS）。', 'The signature was padded by PSS (RSASSA-PSS).'],
    ['用 PKCS#1 v1.5 填充（SHA256withRSA）。', 'Pad by PKCS#1 v1.5 (SHA256withRSA).'],
  ),
  signedWithoutDigestInfo: reason(
    null,
    PAGE.signing,
    [
      '私钥直接加密了 {bytes} 字节的数据，缺少 DigestInfo：这是“私钥加密”，不是签名。',
      'The private key encrypted {bytes} bare bytes without DigestInfo: that is encryption, no signature.',
    ],
    [
      '用加密库的签名函数（SHA256withRSA），不要自己加密摘要。',
      'Use your library’s sign function (SHA256withRSA) rather than encrypting a digest.',
    ],
  ),
  signedUnknownText: reason(
    null,
    PAGE.signatureWrong,
    [
      '私钥是对的，摘要算法也对，但签名的不是应签名的字符串（其 SHA256 为 {digest}），也不是 {tried} 种常见错法之一。',
      'The key and the hash are right, but what was signed (SHA256 {digest}) is neither the expected string nor one of {tried} usual mistakes.',
    ],
    [
      '在请求日志里打开这一条，贴上程序实际签名的字符串：会指出第一个不同的字节。',
      'Open this entry of the request log and paste the string that your program signed: the first byte that differs is shown.',
    ],
  ),
  sealSerialUnknown: reason(
    null,
    PAGE.sealingKey,
    [
      'Wechatpay-Serial 是“{given}”，不是 {mchid} 当前有效的平台证书或公钥。',
      'Wechatpay-Serial is "{given}", no platform certificate or public key that {mchid} has now.',
    ],
    ['填加密敏感字段所用的那一把：{known}。', 'Name the key with which the fields were sealed: {known}.'],
  ),
  sealBroken: reason(
    null,
    PAGE.sealBroken,
    ['{field} 不能用 {serial} 对应的私钥解密。', '{field} cannot be opened with the key {serial}.'],
    [
      '用 Wechatpay-Serial 所指的公钥做 RSA-OAEP（SHA-1）加密，再做 Base64。',
      'Seal it by RSA-OAEP (SHA-1) with the key that Wechatpay-Serial names, then base64.',
    ],
  ),
  certificatesNone: reason(
    null,
    PAGE.sealing,
    [
      '{mchid} 使用微信支付公钥，没有平台证书可下载。',
      '{mchid} verifies by the WeChat Pay public key; there are no platform certificates to fetch.',
    ],
    ['不调用 /v3/certificates，用公钥 {id} 验签。', 'Do not call /v3/certificates; verify with the public key {id}.'],
  ),
} as const
