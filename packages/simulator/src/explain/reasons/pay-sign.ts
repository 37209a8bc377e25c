import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

const RIGHT = [
  '四行依次是 appId、timeStamp、nonceStr、package，每行以换行符结尾，值与交给微信的一字不差。',
  'The four lines are appId, timeStamp, nonceStr and package, each ended by a newline, exactly as they are handed to WeChat.',
] as const

/** How the string behind a paySign differs from the one that should have been signed. */
export const PAY_SIGN_REASONS = {
  paySignLastNewline: reason(
    null,
    PAGE.jsapiCallUp,
    ['签名串最后一行（package）之后少了换行符。', 'The newline after the last line (package) is missing.'],
    RIGHT,
  ),
  paySignBareId: reason(
    null,
    PAGE.jsapiCallUp,
    ['签名串里的 package 少了 prepay_id= 。', 'package was signed without its prepay_id= .'],
    RIGHT,
  ),
  paySignAppid: reason(
    'M20',
    PAGE.jsapiCallUp,
    [
      '签名串里是订单的另一个 appid，不是交给微信的 appId。',
      'The other appid of the order was signed, not the appId handed to WeChat.',
    ],
    RIGHT,
  ),
  paySignTime: reason(
    null,
    PAGE.jsapiCallUp,
    ['签名串里的时间与 timeStamp 不同。', 'Another time was signed than timeStamp.'],
    RIGHT,
  ),
  paySignOrder: reason(
    null,
    PAGE.jsapiCallUp,
    ['签名串的四行次序不对，或少了一行。', 'The four lines were signed in another order, or one is missing.'],
    RIGHT,
  ),
  paySignSeparator: reason(
    null,
    PAGE.jsapiCallUp,
    ['签名串的行不是以换行符 \\n 分隔。', 'The lines were not separated by newlines (\\n).'],
    RIGHT,
  ),
  paySignV2Text: reason(
    null,
    PAGE.jsapiCallUp,
    [
      '签的是 APIv2 的 名=值&… 串；RSA 要签四行文本。',
      'A string of APIv2 (name=value&…) was signed; RSA signs four lines.',
    ],
    RIGHT,
  ),
} as const
