/**
 * What people may see of what went over the wire, and of what is logged. Secrets vanish; what names a person stays just
 * recognisable. Names are compared in lower case without `_` and `-`, by their ending: `sub_openid` ends in `openid`.
 */
const SECRET_ENDINGS = [
  'password',
  'passwd',
  'passphrase',
  'secret',
  'token',
  'authorization',
  'cookie',
  'credential',
  'credentials',
  'privatekey',
  // A key with its certificate; WeChat's opens with the number that stands beside it.
  'p12',
  'pfx',
  'masterkey',
  'aeskey',
  'apikey',
  'apiv2key',
  'apiv3key',
  'encryptkey',
  'sessionkey',
  'mchkey',
  'authcode',
  'otp',
]
const PERSON_ENDINGS = [
  'openid',
  'unionid',
  'contactname',
  'contactidnumber',
  'idcardname',
  'idcardnumber',
  'idcardaddress',
  'iddocname',
  'iddocnumber',
  'iddocaddress',
  'legalperson',
  'identificationname',
  'identificationnumber',
  'identificationaddress',
  'accountname',
  'accountnumber',
  'bankaccount',
  'username',
  'realname',
  'mobile',
  'mobilephone',
  'payerphone',
  'email',
]

/** Beyond these, nobody reads on. */
const MAX_DEPTH = 20
const MAX_TEXT_CHARS = 65_536

export const MASK = '***'

export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, maskHeader(name, value)]))
}

/** A body for the eye: JSON with its values masked, any other text with what looks secret masked. */
export function maskJson(text: string): string {
  const cut = text.length > MAX_TEXT_CHARS
  const parsed = cut ? undefined : parse(text)
  if (parsed !== undefined) return JSON.stringify(maskValue(parsed))
  return maskText(text.slice(0, MAX_TEXT_CHARS)) + (cut ? ` … (${text.length} characters)` : '')
}

/** Masks what JSON can say, at any depth. */
export function maskValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskString(value, depth)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) return MASK
  if (Array.isArray(value)) return value.map((item) => maskValue(item, depth + 1))
  if (isBuffer(value)) return `[${value.data.length} bytes]`
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskMember(name, item, depth)]))
}

const TEXT_RULES: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/-----BEGIN ([A-Z ]*)PRIVATE KEY-----[\s\S]*?(?:-----END \1PRIVATE KEY-----|$)/g, `(private key ${MASK})`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${MASK}`],
  [/\b(signature=\\?")[^"\\]*/g, `$1${MASK}`],
  [/\b(postgres(?:ql)?:\/\/[^\s:/@]*):\S+@/gi, `$1:${MASK}@`],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, `$1:${MASK}@`],
  [/([?&](?:key|code|auth_code)=)[^&\s"'#]+/gi, `$1${MASK}`],
  [
    /\b(\w*(?:password|passwd|secret|token|api_?(?:v[23]_?)?key|(?:private|master)_?key)\s*[=:]\s*)(?!\/\/)[^\s&,;]+/gi,
    `$1${MASK}`,
  ],
  [/\b(whsec_|[a-z]{2,8}_(?:live|test)_)[\w+/=-]{8,}/g, `$1${MASK}`],
  // PostgreSQL tells the values of the row it refuses.
  [/(Key \([^)]*\)=)\(.*?\)(?= )/g, `$1(${MASK})`],
  [/(Failing row contains )\(.*\)/g, `$1(${MASK})`],
  // An openid; an identity card or payment code; a mobile number.
  [/(?<![\w-])o[\w-]{27}(?![\w-])/g, maskPerson],
  [/(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g, maskPerson],
  [/(?<![\dA-Za-z.])1[3-9]\d{9}(?![\dA-Za-z])/g, maskPerson],
]

/** What looks secret wherever it stands: in a message, a URL, a stack. */
export function maskText(text: string): string {
  let masked = text
  for (const [pattern, mask] of TEXT_RULES) {
    masked = typeof mask === 'string' ? masked.replace(pattern, mask) : masked.replace(pattern, mask)
  }
  return masked
}

function maskHeader(name: string, value: string): string {
  // WeChat's own scheme names who signed, which people need, and a signature, which they do not.
  if (value.startsWith('WECHATPAY2-')) return maskText(value)
  return isNamed(name, SECRET_ENDINGS) ? MASK : maskText(value)
}

function maskMember(name: string, item: unknown, depth: number): unknown {
  if (item === null || typeof item === 'boolean') return item
  if (isNamed(name, SECRET_ENDINGS))
    return typeof item === 'string' && item.startsWith('WECHATPAY2-') ? maskText(item) : MASK
  if (typeof item !== 'object' && isNamed(name, PERSON_ENDINGS)) return maskPerson(String(item))
  return maskValue(item, depth + 1)
}

function isNamed(name: string, endings: readonly string[]): boolean {
  const plain = name.toLowerCase().replace(/[-_]/g, '')
  return endings.some((ending) => plain.endsWith(ending))
}

function maskPerson(text: string): string {
  if (text.length <= 4) return text.slice(0, 1) + MASK
  if (text.length <= 10) return text.slice(0, 1) + MASK + text.slice(-1)
  return text.slice(0, 3) + MASK + text.slice(-4)
}

function maskString(text: string, depth: number): string {
  const inner = depth < MAX_DEPTH && /^\s*[[{]/.test(text) ? parse(text) : undefined
  return inner === undefined ? maskText(text) : JSON.stringify(maskValue(inner, depth + 1))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A Buffer as JSON tells it: its bytes may be a key's. */
function isBuffer(value: object): value is { data: unknown[] } {
  return 'type' in value && value.type === 'Buffer' && 'data' in value && Array.isArray(value.data)
}
