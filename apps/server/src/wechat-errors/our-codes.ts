import { entry, type WechatErrorEntry } from './entry.ts'

/** Codes of our own client, where WeChat gave none. */
export const ourCodes: Readonly<Record<string, WechatErrorEntry>> = {
  NOT_SENT: entry(
    'The request never left this machine: no connection to WeChat.',
    'Nothing is in doubt. Check network, DNS and proxy; it is tried again by itself.',
    '请求没有发出：无法连接微信支付。',
    '结果无疑问。请检查网络、DNS 与代理，系统会自动重试。',
  ),
  NO_ANSWER: entry(
    'WeChat did not answer in time. What became of it is unknown.',
    'Unknown is not failed: it is asked again under the same number. Do not pay or refund again by another way meanwhile.',
    '微信支付未在时限内应答，结果未知。',
    '未知不等于失败：系统会以同一单号继续查询。此间请勿另行收款或退款。',
  ),
  BAD_SIGNATURE: entry(
    'The answer’s signature does not verify: a key that we do not have, a probe of WeChat’s, or a forgery.',
    'The answer is not believed. Newer keys are fetched and it is asked again; if it lasts, run `teyue doctor`.',
    '应答验签失败：平台密钥不是我们持有的、微信支付的签名探测，或是伪造。',
    '该应答不予采信。系统会更新平台密钥后重查；若持续出现，请运行 `teyue doctor`。',
  ),
  BAD_ANSWER: entry(
    'The answer is not what the interface promises.',
    'It is not believed; it is asked again. If it lasts, something between us and WeChat rewrites answers.',
    '应答内容与接口约定不符。',
    '该应答不予采信，系统会重查。若持续出现，请检查代理或网关是否改写了应答。',
  ),
  FAIL: entry(
    'WeChat refused the APIv2 call without a code.',
    'See its words in the answer.',
    '微信支付拒绝了 APIv2 调用，未给出错误码。',
    '请查看应答中的 return_msg。',
  ),
  RECALL: entry(
    'WeChat asks for the same reversal once more.',
    'It is called again by itself.',
    '微信支付要求再次调用撤销（recall=Y）。',
    '系统会自动再次调用。',
  ),
}
