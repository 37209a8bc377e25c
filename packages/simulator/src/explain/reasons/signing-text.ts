import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** How the string that was signed differs from the one that should have been: one usual mistake each. */
export const SIGNING_TEXT_REASONS = {
  signedWithoutLastNewline: reason(
    null,
    PAGE.signing,
    ['签名串最后一行（请求体）之后少了换行符。', 'The newline after the last line (the body) is missing.'],
    ['每一行都以换行符结尾，包括最后一行。', 'End every line by a newline, the last one too.'],
  ),
  signedWithoutBodyLine: reason(
    null,
    PAGE.signing,
    ['没有请求体时少了最后那个空行。', 'The empty last line, for a body that is not there, is missing.'],
    [
      '没有请求体时，签名串仍以随机串、换行、空、换行结束。',
      'Without a body the string still ends by the nonce, a newline, nothing, a newline.',
    ],
  ),
  signedFullUrl: reason(
    null,
    PAGE.signing,
    [
      '签名串第二行是完整网址，应只是路径与查询串。',
      'The second line holds the whole URL; it should be path and query alone.',
    ],
    ['去掉协议与域名，以 / 开头。', 'Take away scheme and host; begin with /.'],
  ),
  signedWithoutQuery: reason(
    null,
    PAGE.signingQuery,
    ['签名串的网址少了问号后的查询串。', 'The query (from the question mark on) is missing in the second line.'],
    ['查询串与实际发送的一字不差地写入第二行。', 'Put the query into the second line exactly as it is sent.'],
  ),
  signedDecodedTarget: reason(
    null,
    PAGE.signingQuery,
    ['签名串里的网址是解码后的，发送的是编码后的。', 'The second line is decoded, while the address was sent encoded.'],
    ['签名用实际发送的（已编码的）网址。', 'Sign the address as it is sent, encoded.'],
  ),
  signedEncodedTarget: reason(
    null,
    PAGE.signingQuery,
    ['签名串里的网址被再次编码，与发送的不同。', 'The second line was encoded once more than what was sent.'],
    ['签名用实际发送的网址，不再编码。', 'Sign the address as it is sent, without encoding it again.'],
  ),
  signedPathForm: reason(
    null,
    PAGE.signingPath,
    [
      '签名串里的路径与发送的不同（缺开头的斜线、多了末尾的斜线、大小写或缺 /v3）。',
      'The path was signed in another form (without the first slash, with one at the end, in other case, or without /v3).',
    ],
    ['签名用实际发送的路径。', 'Sign the path as it is sent.'],
  ),
  signedMethodCase: reason(
    null,
    PAGE.signing,
    ['签名串里的方法是小写。', 'The method was signed in small letters.'],
    ['方法用大写，如 GET、POST。', 'Write the method in capitals: GET, POST.'],
  ),
  signedOtherMethod: reason(
    null,
    PAGE.signing,
    ['签名串里的方法不是实际发送的方法。', 'Another method was signed than was sent.'],
    ['签名与发送用同一方法。', 'Sign and send the same method.'],
  ),
  signedReserialisedBody: reason(
    null,
    PAGE.signingBody,
    [
      '请求体在签名之后又被序列化过：内容一样，字节不同（空格或字段次序）。',
      'The body was serialised again after signing: the same content in other bytes (blanks, or the order of fields).',
    ],
    [
      '序列化一次，把同一个字符串用于签名与发送。',
      'Serialise once, and use that very string for signing and for sending.',
    ],
  ),
  signedPrettyBody: reason(
    null,
    PAGE.signingBody,
    [
      '签名的是带缩进与换行的请求体，发送的不是同样的排版。',
      'A body with indentation was signed, and another layout was sent.',
    ],
    [
      '序列化一次，把同一个字符串用于签名与发送。',
      'Serialise once, and use that very string for signing and for sending.',
    ],
  ),
  signedEscapedBody: reason(
    null,
    PAGE.signingBody,
    [
      '签名与发送的请求体转义不同（如 \\u4e2d 与“中”，\\/ 与 /，\\u0026 与 &）。',
      'The bodies signed and sent are escaped differently (such as \\u4e2d for a character, \\/ for /, \\u0026 for &).',
    ],
    [
      '序列化一次，把同一个字符串用于签名与发送。',
      'Serialise once, and use that very string for signing and for sending.',
    ],
  ),
  signedEmptyBody: reason(
    null,
    PAGE.signingBody,
    ['签名串里请求体为空，而发送了请求体。', 'The string was signed with an empty body, and a body was sent.'],
    ['POST 的签名串最后一行是完整的请求体。', 'For a POST the last line is the whole body.'],
  ),
  signedTrimmedBody: reason(
    null,
    PAGE.signingBody,
    [
      '签名与发送的请求体首尾空白不同（如末尾的换行）。',
      'The bodies signed and sent differ in white space at their ends (such as a last newline).',
    ],
    ['不要修剪，也不要追加；签名与发送同样的字节。', 'Neither trim nor append: sign and send the same bytes.'],
  ),
  signedBodyOfGet: reason(
    null,
    PAGE.signing,
    [
      'GET 请求的签名串里有请求体（如对象、null 或查询串），应为空行。',
      'The string of a GET was signed with a body (an object, null, or the query); it should be an empty line.',
    ],
    ['GET 的最后一行为空，只有换行符。', 'For a GET the last line is empty: only the newline.'],
  ),
  signedCrlf: reason(
    null,
    PAGE.signing,
    ['签名串用回车加换行（CRLF）分行。', 'The lines were joined by CRLF.'],
    ['只用换行符（0x0A）。', 'Use the newline alone (0x0A).'],
  ),
  signedLiteralBackslashN: reason(
    null,
    PAGE.signing,
    [
      '签名串里写的是反斜线加字母 n 两个字符，不是换行符。',
      'The string holds a backslash and the letter n instead of a newline.',
    ],
    ['用真正的换行符（0x0A），注意引号种类与转义。', 'Use a real newline (0x0A); mind the kind of quotes and escapes.'],
  ),
  signedOtherSeparator: reason(
    null,
    PAGE.signing,
    ['签名串的各行没有用换行符分隔。', 'The lines were not separated by newlines.'],
    ['五行各以换行符（0x0A）结尾。', 'End each of the five lines by a newline (0x0A).'],
  ),
  signedMilliseconds: reason(
    null,
    PAGE.signing,
    [
      '签名串里的时间戳是毫秒，Authorization 里是秒。',
      'The timestamp was signed in milliseconds, while Authorization has seconds.',
    ],
    ['两处用同一个以秒计的时间戳。', 'Use one and the same timestamp, in seconds, in both places.'],
  ),
  signedOtherTime: reason(
    null,
    PAGE.signing,
    [
      '签名串里的时间戳与 Authorization 里的不同：取了两次时间。',
      'Another timestamp was signed than stands in Authorization: the time was read twice.',
    ],
    ['时间只取一次，用于两处。', 'Read the time once, for both places.'],
  ),
  signedOtherOrder: reason(
    null,
    PAGE.signing,
    ['签名串五行的次序不对。', 'The five lines were signed in another order.'],
    ['次序是：方法、网址、时间戳、随机串、请求体。', 'The order is method, address, timestamp, nonce, body.'],
  ),
  signedMissingPart: reason(
    null,
    PAGE.signing,
    [
      '签名串缺少其中一行（方法、网址、时间戳或随机串）。',
      'One of the lines (method, address, timestamp or nonce) is missing.',
    ],
    ['五行齐全：方法、网址、时间戳、随机串、请求体。', 'All five lines: method, address, timestamp, nonce, body.'],
  ),
  signedNonceCase: reason(
    null,
    PAGE.signing,
    [
      '签名串里的随机串大小写与 Authorization 里的不同。',
      'The nonce was signed in other case than stands in Authorization.',
    ],
    ['两处用同一个随机串。', 'Use one and the same nonce in both places.'],
  ),
  signedWholeUpload: reason(
    null,
    PAGE.signingUpload,
    ['上传文件时，签名的是整个 multipart 请求体。', 'The whole multipart body of the upload was signed.'],
    ['只签 meta 一段的 JSON。', 'Sign only the JSON of the part meta.'],
  ),
  signedEmptyUpload: reason(
    null,
    PAGE.signingUpload,
    ['上传文件时，签名串的请求体为空。', 'The upload was signed with an empty body.'],
    ['签 meta 一段的 JSON。', 'Sign the JSON of the part meta.'],
  ),
  signedOtherCharset: reason(
    null,
    PAGE.signingBody,
    ['签名时的字符编码不是 UTF-8。', 'The string was signed in another encoding than UTF-8.'],
    ['签名串与请求体都用 UTF-8。', 'Use UTF-8 for both the string and the body.'],
  ),
  signedTheHash: reason(
    null,
    PAGE.signing,
    ['签名的是签名串的摘要，摘要被做了两次。', 'The digest of the string was signed, so that it was hashed twice.'],
    ['把签名串本身交给 SHA256withRSA。', 'Hand the string itself to SHA256withRSA.'],
  ),
} as const
