/** What of an account is looked at before it is connected; `wechat` is whether WeChat accepts it all. */
export type KeyPart = 'sp_mchid' | 'certificate' | 'private_key' | 'api_v3_key' | 'api_v2_key' | 'public_key' | 'wechat'

/** `waiting`: looked at once the rest is there and right. */
export type FindingState = 'good' | 'wrong' | 'missing' | 'waiting'

export type Finding = {
  readonly about: KeyPart
  readonly code: FindingCode
  /** What the sentences speak of: a number, a day, WeChat's words. */
  readonly facts: Readonly<Record<string, string>>
}

type Words = {
  readonly state: FindingState
  readonly detail: string
  readonly detailZh: string
  readonly next?: string
  readonly nextZh?: string
}

const wherePapersAre = 'partner platform → account centre → API security'
const wherePapersAreZh = '服务商平台 → 账户中心 → API 安全'

/** The closed list of findings. `{name}` stands for a fact. */
export const findingWords = {
  NUMBER_MISSING: {
    state: 'missing',
    detail: 'The service provider’s number is not there yet.',
    detailZh: '尚未填写服务商号。',
    next: 'It has 8 to 12 digits and stands on the partner platform’s first page.',
    nextZh: '服务商号为 8 至 12 位数字，见服务商平台首页。',
  },
  NUMBER_GIVEN: { state: 'good', detail: 'Number {number}.', detailZh: '服务商号 {number}。' },
  CERTIFICATE_MISSING: {
    state: 'missing',
    detail: 'The merchant certificate is not there yet.',
    detailZh: '尚未提供商户 API 证书。',
    next: 'Drop apiclient_cert.p12 here, or apiclient_cert.pem together with apiclient_key.pem.',
    nextZh: '请拖入 apiclient_cert.p12，或 apiclient_cert.pem 与 apiclient_key.pem 两个文件。',
  },
  P12_NEEDS_NUMBER: {
    state: 'waiting',
    detail: 'The .p12 file opens with the number as its password, which is not there yet.',
    detailZh: '.p12 文件以服务商号为密码，须先填写服务商号。',
  },
  P12_TOO_LARGE: {
    state: 'wrong',
    detail: 'The file is too large to be a merchant certificate.',
    detailZh: '文件过大，不是商户 API 证书。',
    next: 'Choose apiclient_cert.p12; it has about 3 kB.',
    nextZh: '请选择 apiclient_cert.p12，大小约 3 KB。',
  },
  P12_ARCHIVE: {
    state: 'wrong',
    detail: 'This is the archive in which WeChat ships the certificate.',
    detailZh: '这是微信支付下发的压缩包。',
    next: 'Unpack it and drop the apiclient_cert.p12 in it.',
    nextZh: '请解压后拖入其中的 apiclient_cert.p12。',
  },
  P12_NOT_P12: {
    state: 'wrong',
    detail: 'The file is not a .p12 file.',
    detailZh: '该文件不是 .p12 文件。',
    next: 'Choose apiclient_cert.p12 from the archive that WeChat’s certificate tool wrote.',
    nextZh: '请选择微信支付证书工具生成的压缩包中的 apiclient_cert.p12。',
  },
  P12_PASSWORD: {
    state: 'wrong',
    detail: 'The .p12 file does not open with {number}: it is another number’s.',
    detailZh: '以 {number} 打不开该 .p12 文件：它属于另一个商户号。',
    next: 'Correct the number, or choose the file of this number.',
    nextZh: '请更正服务商号，或选择该服务商号的证书文件。',
  },
  P12_NO_KEY: {
    state: 'wrong',
    detail: 'The .p12 file holds no private key.',
    detailZh: '该 .p12 文件中没有私钥。',
    next: `Make the certificate anew (${wherePapersAre}).`,
    nextZh: `请重新申请证书（${wherePapersAreZh}）。`,
  },
  P12_NO_CERTIFICATE: {
    state: 'wrong',
    detail: 'The .p12 file holds no certificate of its private key.',
    detailZh: '该 .p12 文件中没有与私钥配套的证书。',
    next: `Make the certificate anew (${wherePapersAre}).`,
    nextZh: `请重新申请证书（${wherePapersAreZh}）。`,
  },
  CERTIFICATE_UNREADABLE: {
    state: 'wrong',
    detail: 'The file is no merchant certificate: {words}.',
    detailZh: '该文件不是商户 API 证书（PEM 格式的 apiclient_cert.pem）。',
    next: 'Choose apiclient_cert.pem; it begins with -----BEGIN CERTIFICATE-----.',
    nextZh: '请选择 apiclient_cert.pem，其首行为 -----BEGIN CERTIFICATE-----。',
  },
  CERTIFICATE_OF_ANOTHER: {
    state: 'wrong',
    detail: 'The certificate is of number {found}, not {number}.',
    detailZh: '该证书属于商户号 {found}，不是 {number}。',
    next: 'Correct the number, or choose the certificate of this number.',
    nextZh: '请更正服务商号，或选择该服务商号的证书。',
  },
  CERTIFICATE_NOT_NOW: {
    state: 'wrong',
    detail: 'The certificate is valid from {from} to {until} only.',
    detailZh: '该证书的有效期为 {from} 至 {until}，当前不在有效期内。',
    next: `Make a new one (${wherePapersAre}).`,
    nextZh: `请申请新证书（${wherePapersAreZh}）。`,
  },
  CERTIFICATE_GOOD: {
    state: 'good',
    detail: 'Certificate {serial} of {found}, valid until {until}.',
    detailZh: '证书 {serial}，属于 {found}，有效期至 {until}。',
  },
  PRIVATE_KEY_MISSING: {
    state: 'missing',
    detail: 'The private key is not there yet.',
    detailZh: '尚未提供商户私钥。',
    next: 'Drop apiclient_key.pem here as well.',
    nextZh: '请再拖入 apiclient_key.pem。',
  },
  PRIVATE_KEY_WAITING: {
    state: 'waiting',
    detail: 'Whether the private key fits is seen once the certificate is there.',
    detailZh: '提供证书后检查私钥是否与之配套。',
  },
  PRIVATE_KEY_UNREADABLE: {
    state: 'wrong',
    detail: 'The file is no private key in PEM.',
    detailZh: '该文件不是 PEM 格式的私钥。',
    next: 'Choose apiclient_key.pem; it begins with -----BEGIN PRIVATE KEY-----.',
    nextZh: '请选择 apiclient_key.pem，其首行为 -----BEGIN PRIVATE KEY-----。',
  },
  PRIVATE_KEY_OF_ANOTHER: {
    state: 'wrong',
    detail: 'The private key is not that of the certificate {serial}.',
    detailZh: '该私钥与证书 {serial} 不配套。',
    next: 'Take both files out of the same archive.',
    nextZh: '请使用同一压缩包中的两个文件。',
  },
  PRIVATE_KEY_GOOD: {
    state: 'good',
    detail: 'The private key is that of the certificate.',
    detailZh: '私钥与证书配套。',
  },
  V3_KEY_MISSING: {
    state: 'missing',
    detail: 'The APIv3 key is not there yet.',
    detailZh: '尚未填写 APIv3 密钥。',
    next: `It is set, and never shown again, at: ${wherePapersAre}.`,
    nextZh: `在 ${wherePapersAreZh} 设置；设置后不再显示。`,
  },
  V3_KEY_LENGTH: {
    state: 'wrong',
    detail: 'An APIv3 key has 32 characters without spaces; this has {length}.',
    detailZh: 'APIv3 密钥为 32 个字符且不含空格，当前为 {length} 个字符。',
    next: 'Paste the whole key and nothing else.',
    nextZh: '请完整粘贴密钥，不要带多余字符。',
  },
  V3_KEY_FORM_GOOD: {
    state: 'good',
    detail: '32 characters. Whether it is the right one shows in WeChat’s answer.',
    detailZh: '32 个字符。是否正确，以微信支付的应答能否解开为准。',
  },
  V2_KEY_LENGTH: {
    state: 'wrong',
    detail: 'An APIv2 key has 32 characters without spaces; this has {length}.',
    detailZh: 'APIv2 密钥为 32 个字符且不含空格，当前为 {length} 个字符。',
    next: 'Paste the whole key, or leave it out where APIv2 is not used.',
    nextZh: '请完整粘贴密钥；不使用 APIv2 时可不填。',
  },
  V2_KEY_FORM_GOOD: { state: 'good', detail: '32 characters.', detailZh: '32 个字符。' },
  PUBLIC_KEY_HALF: {
    state: 'missing',
    detail: 'WeChat’s public key needs both: the file and its id.',
    detailZh: '微信支付公钥须同时提供文件与公钥 ID。',
    next: `Both are at: ${wherePapersAre} → WeChat Pay public key.`,
    nextZh: `两者均见 ${wherePapersAreZh} → 微信支付公钥。`,
  },
  PUBLIC_KEY_WRONG: {
    state: 'wrong',
    detail: 'This is not WeChat’s public key: {words}.',
    detailZh: '不是有效的微信支付公钥：公钥 ID 形如 PUB_KEY_ID_…，文件为 PEM 格式的 RSA 公钥 pub_key.pem。',
    next: 'Give pub_key.pem and the id that begins with PUB_KEY_ID_.',
    nextZh: '请提供 pub_key.pem 及以 PUB_KEY_ID_ 开头的公钥 ID。',
  },
  PUBLIC_KEY_GOOD: { state: 'good', detail: 'Public key {id}.', detailZh: '公钥 {id}。' },
  WECHAT_WAITING: {
    state: 'waiting',
    detail: 'WeChat is asked as soon as all of it is there and right.',
    detailZh: '以上各项齐备且无误后，将立即向微信支付验证。',
  },
  WECHAT_GOOD: {
    state: 'good',
    detail: 'WeChat accepts number, certificate, private key and APIv3 key: its answer was verified and opened.',
    detailZh: '微信支付接受以上服务商号、证书、私钥与 APIv3 密钥：应答已验签并解密。',
  },
  WECHAT_NEEDS_PUBLIC_KEY: {
    state: 'wrong',
    detail: 'This number has a public key at WeChat instead of certificates.',
    detailZh: '该服务商号在微信支付使用公钥模式，没有平台证书。',
    next: 'Add WeChat’s public key and its id.',
    nextZh: '请补充微信支付公钥及公钥 ID。',
  },
  WECHAT_V3_KEY: {
    state: 'wrong',
    detail: 'WeChat answered, but its answer does not open with this APIv3 key.',
    detailZh: '微信支付已应答，但用该 APIv3 密钥无法解开。',
    next: `Set a new APIv3 key (${wherePapersAre}) and give that one.`,
    nextZh: `请在 ${wherePapersAreZh} 重新设置 APIv3 密钥后填写新密钥。`,
  },
  WECHAT_SIGN: {
    state: 'wrong',
    detail: 'WeChat refuses the signature: {words}',
    detailZh: '微信支付拒绝该签名：{words}',
    next: 'Most likely the certificate is not the one that is valid now; it may have been replaced.',
    nextZh: '多半是证书已被更换、不是当前有效的证书，请核对证书序列号。',
  },
  WECHAT_UNREACHABLE: {
    state: 'wrong',
    detail: 'WeChat could not be reached: {words}',
    detailZh: '无法连接微信支付：{words}',
    next: 'Let this machine reach {host}, then try again. Nothing was kept.',
    nextZh: '请确认本机可访问 {host}，然后重试。未保存任何内容。',
  },
  WECHAT_REFUSES: {
    state: 'wrong',
    detail: 'WeChat does not accept these: {words}',
    detailZh: '微信支付不接受：{words}',
    next: 'WeChat’s words name the reason. Nothing was kept.',
    nextZh: '原因见微信支付的说明。未保存任何内容。',
  },
} as const satisfies Readonly<Record<string, Words>>

export type FindingCode = keyof typeof findingWords

export function finding(about: KeyPart, code: FindingCode, facts: Finding['facts'] = {}): Finding {
  return { about, code, facts }
}

export function stateOf({ code }: Finding): FindingState {
  return findingWords[code].state
}

/** A finding in both languages. */
export function wordsOf({ code, facts }: Finding) {
  const { detail, detailZh, next, nextZh }: Words = findingWords[code]
  const say = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
  return {
    detail: say(detail),
    detailZh: say(detailZh),
    next: next === undefined ? null : say(next),
    nextZh: nextZh === undefined ? null : say(nextZh),
  }
}
