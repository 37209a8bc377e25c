import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** How a sign of APIv2 came to be wrong. */
export const V2_SIGNING_REASONS = {
  v2SignMissing: reason(
    null,
    PAGE.v2Signing,
    ['请求没有 sign 字段。', 'The request has no sign.'],
    ['按 APIv2 密钥算出签名，放进 sign。', 'Compute the signature with the APIv2 key and send it as sign.'],
  ),
  v2SignType: reason(
    null,
    PAGE.v2Signing,
    ['sign_type 是“{given}”，此接口接受 {allowed}。', 'sign_type is "{given}"; this interface takes {allowed}.'],
    ['sign_type 用 {allowed} 之一，并参与签名。', 'Use one of {allowed} for sign_type, and sign it too.'],
  ),
  v2SignLowerCase: reason(
    null,
    PAGE.v2Signing,
    ['签名算得对，但写成了小写。', 'The sign is right but written in small letters.'],
    ['转成大写十六进制。', 'Write it in capital hexadecimal digits.'],
  ),
  v2KeyMissing: reason(
    null,
    PAGE.v2Signing,
    ['签名串末尾没有 &key=密钥。', 'The string has no &key= at its end.'],
    ['排序拼接之后追加 &key= 与 APIv2 密钥。', 'Append &key= and the APIv2 key to the sorted fields.'],
  ),
  v2KeyLabel: reason(
    null,
    PAGE.v2Signing,
    [
      '密钥没有以 &key= 追加在末尾（少了 key=、放在前面，或参与了排序）。',
      'The key was not appended as &key= (without key=, in front, or sorted among the fields).',
    ],
    ['排序拼接之后再追加 &key= 与 APIv2 密钥。', 'Append &key= and the key behind the sorted fields.'],
  ),
  v2KeyIsV3: reason(
    null,
    PAGE.v2Signing,
    ['签名用的是 APIv3 密钥。', 'The APIv3 key was used.'],
    ['用 APIv2 密钥；两者不同。', 'Use the APIv2 key; the two are different.'],
  ),
  v2KeyOfOther: reason(
    'M21',
    PAGE.v2Signing,
    ['签名用的是另一服务商 {owner} 的 APIv2 密钥。', 'The APIv2 key of another provider, {owner}, was used.'],
    [
      '用 {mchid} 的 APIv2 密钥（M21：密钥总是服务商的）。',
      'Use the APIv2 key of {mchid} (M21: the key is always the provider’s own).',
    ],
  ),
  v2EmptyIncluded: reason(
    null,
    PAGE.v2Signing,
    ['空值的字段参与了签名。', 'Fields with empty values were signed.'],
    ['值为空的字段不参与签名。', 'Leave out fields whose value is empty.'],
  ),
  v2Unsorted: reason(
    null,
    PAGE.v2Signing,
    ['字段没有按名字的 ASCII 次序排序。', 'The fields were not sorted by the ASCII order of their names.'],
    ['按参数名 ASCII 码从小到大排序（区分大小写）。', 'Sort by the names’ ASCII codes, case counts.'],
  ),
  v2Encoded: reason(
    null,
    PAGE.v2Signing,
    ['签名时对值做了 URL 编码。', 'The values were URL-encoded before signing.'],
    ['用原始值签名，不编码。', 'Sign the values as they are.'],
  ),
  v2SignIncluded: reason(
    null,
    PAGE.v2Signing,
    ['sign 字段本身参与了签名。', 'The field sign itself was signed.'],
    ['sign 不参与签名。', 'Leave sign out of what is signed.'],
  ),
  v2HmacForMd5: reason(
    null,
    PAGE.v2Signing,
    [
      '签名用了 HMAC-SHA256，而请求声明（或默认）的是 {stated}。',
      'HMAC-SHA256 was used, while the request says (or means by default) {stated}.',
    ],
    ['传 sign_type=HMAC-SHA256 并参与签名，或改用 MD5。', 'Send and sign sign_type=HMAC-SHA256, or use MD5.'],
  ),
  v2Md5ForHmac: reason(
    null,
    PAGE.v2Signing,
    ['签名用了 MD5，而此请求须用 {stated}。', 'MD5 was used, while this request needs {stated}.'],
    [
      '用 HMAC-SHA256，密钥同时作为 HMAC 的键并追加在 &key= 之后。',
      'Use HMAC-SHA256; the key is both the HMAC key and what follows &key=.',
    ],
  ),
  v2PlainHash: reason(
    null,
    PAGE.v2Signing,
    ['签名用了不带键的 {hash}。', 'A plain {hash} without a key was used.'],
    ['用 {stated}。', 'Use {stated}.'],
  ),
  v2WithoutField: reason(
    null,
    PAGE.v2Signing,
    ['签名时漏了字段 {field}。', 'The field {field} was left out of what was signed.'],
    [
      '发送的所有非空字段（sign 除外）都参与签名，也包括接口未列出的。',
      'Sign every field that is sent and not empty, also undocumented ones; only sign is left out.',
    ],
  ),
  v2Base64: reason(
    null,
    PAGE.v2Signing,
    ['sign 是 Base64，不是十六进制。', 'The sign is base64 instead of hexadecimal.'],
    ['写成大写十六进制。', 'Write it in capital hexadecimal digits.'],
  ),
  v2CdataIncluded: reason(
    null,
    PAGE.v2Signing,
    ['签名时把 CDATA 标记算进了值里。', 'The CDATA marks were signed as parts of the values.'],
    ['签的是字段的值，不是 XML 的写法。', 'Sign the values, not how XML writes them.'],
  ),
  v2OtherCharset: reason(
    null,
    PAGE.v2Signing,
    ['签名时的字符编码不是 UTF-8。', 'The string was signed in another encoding than UTF-8.'],
    ['用 UTF-8 编码后再算摘要。', 'Encode as UTF-8 before hashing.'],
  ),
  v2Trimmed: reason(
    null,
    PAGE.v2Signing,
    ['签名时去掉了值首尾的空白。', 'The values were trimmed before signing.'],
    ['签名与发送用同样的值。', 'Sign and send the same values.'],
  ),
  v2SignUnknown: reason(
    null,
    PAGE.v2Signing,
    [
      'sign 与应有的签名不符，也不是 {tried} 种常见错法之一。',
      'The sign differs from the right one, and from {tried} usual mistakes.',
    ],
    [
      '在请求日志里打开这一条，贴上程序实际签名的字符串：会指出第一个不同的字节。',
      'Open this entry of the request log and paste the string that your program signed: the first byte that differs is shown.',
    ],
  ),
} as const
