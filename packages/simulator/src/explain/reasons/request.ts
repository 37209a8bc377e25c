import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Of the request as it travels: headers, address, encoding, and single fields of it. */
export const REQUEST_REASONS = {
  headerMissing: reason(
    null,
    PAGE.basicRules,
    ['请求缺少 Http 头 {header}。', 'The request has no {header} header.'],
    [
      '每次请求都带上 Accept: application/json 与自己的 User-Agent。',
      'Send Accept: application/json and a User-Agent of your own with each request.',
    ],
  ),
  acceptWrong: reason(
    null,
    PAGE.basicRules,
    ['Accept 是“{given}”，不接受 JSON。', 'Accept is "{given}", which does not take JSON.'],
    ['发送 Accept: application/json。', 'Send Accept: application/json.'],
  ),
  contentTypeWrong: reason(
    null,
    PAGE.basicRules,
    ['Content-Type 是“{given}”，不是 JSON。', 'Content-Type is "{given}", not JSON.'],
    ['发送 Content-Type: application/json。', 'Send Content-Type: application/json.'],
  ),
  bodyCompressed: reason(
    null,
    PAGE.basicRules,
    [
      '请求体以 {given} 压缩，微信支付不解压。',
      'The body is compressed by {given}; WeChat Pay opens no compressed body.',
    ],
    ['发送未压缩的请求体，去掉 Content-Encoding。', 'Send the body as it is, without Content-Encoding.'],
  ),
  bodyNotJson: reason(
    null,
    PAGE.basicRules,
    ['请求体不是合法的 JSON：{problem}', 'The body is no valid JSON: {problem}'],
    [
      '发送 UTF-8 编码的 JSON 对象；没有内容时也须发送一个对象。',
      'Send a JSON object in UTF-8, also when there is nothing to say.',
    ],
  ),
  bodyNotUtf8: reason(
    null,
    PAGE.basicRules,
    ['请求体的字节不是 UTF-8。', 'The bytes of the body are not UTF-8.'],
    ['请求体与签名串都用 UTF-8 编码。', 'Encode both the body and what you sign as UTF-8.'],
  ),
  bodyTooLong: reason(
    null,
    PAGE.basicRules,
    ['请求体超过 {most} 字节。', 'The body has more than {most} bytes.'],
    ['请求体不超过 {most} 字节。', 'Send at most {most} bytes.'],
  ),
  pathUnknown: reason(
    null,
    PAGE.statusCodes,
    ['没有地址 {path}：微信支付回 404，无应答体。', 'There is nothing at {path}: WeChat answers 404 without a body.'],
    [
      '检查路径：大小写、多余的斜线、partner 一节；服务商下单在 /v3/pay/partner/transactions/。',
      'Check the path: its case, a slash too many, the part partner; providers order under /v3/pay/partner/transactions/.',
    ],
  ),
  methodWrong: reason(
    null,
    PAGE.statusCodes,
    [
      '{path} 不接受 {method}：微信支付回 405，无应答体。',
      '{path} does not take {method}: WeChat answers 405 without a body.',
    ],
    ['此地址用 {allowed}。', 'Use {allowed} here.'],
  ),
  fieldUnknown: reason(
    null,
    PAGE.basicRules,
    ['{location} 中的 {field} 不在接口文档里。', '{field} in the {location} is not documented for this interface.'],
    ['去掉 {field}；检查拼写与所在层级。', 'Leave {field} out; check its spelling and in which object it stands.'],
  ),
  fieldMissing: reason(
    null,
    PAGE.basicRules,
    ['缺少必填字段 {field}（{label}）。', 'The required field {field} ({label}) is missing.'],
    ['在 {location} 中传入 {field}。', 'Send {field} in the {location}.'],
  ),
  fieldType: reason(
    null,
    PAGE.basicRules,
    ['{field} 的类型不对：传来 {given}。', '{field} is of the wrong type: {given} came.'],
    ['{field} 应为{wanted_zh}。', '{field} is {wanted_en}.'],
  ),
  fieldLength: reason(
    null,
    PAGE.basicRules,
    ['{field} 有 {given} 个字符，允许 {min}–{max} 个。', '{field} has {given} characters; {min} to {max} are allowed.'],
    [
      '按字符（不是字节）计，把 {field} 控制在 {min}–{max} 个。',
      'Keep {field} between {min} and {max}, counted in characters, not bytes.',
    ],
  ),
  fieldPattern: reason(
    null,
    PAGE.basicRules,
    ['{field} 的值“{given}”格式不符。', 'The value "{given}" of {field} does not have the documented form.'],
    ['{field} 须匹配 {pattern} 。', '{field} has to match {pattern} .'],
  ),
  fieldChoice: reason(
    null,
    PAGE.basicRules,
    ['{field} 的值“{given}”不在可选值内。', '"{given}" is none of the values of {field}.'],
    ['{field} 取其一：{choices}。', '{field} is one of: {choices}.'],
  ),
  fieldRange: reason(
    null,
    PAGE.basicRules,
    ['{field} 的值 {given} 超出范围。', 'The value {given} of {field} is out of range.'],
    ['{field} 须在 {min} 与 {max} 之间；金额以分为单位。', '{field} is between {min} and {max}; amounts are fen.'],
  ),
  listLength: reason(
    null,
    PAGE.basicRules,
    ['{field} 有 {given} 个元素，允许 {min}–{max} 个。', '{field} has {given} entries; {min} to {max} are allowed.'],
    ['传入 {min}–{max} 个元素。', 'Send {min} to {max} entries.'],
  ),
  frequency: reason(
    null,
    PAGE.statusCodes,
    [
      '{endpoint} 在这一秒内已有 {limit} 次调用，达到上限（规则 frequencyLimits 为 on）。',
      '{endpoint} was called {limit} times in this second, which is the limit (the rule frequencyLimits is on).',
    ],
    [
      '每秒不超过 {limit} 次；稍后以相同参数重试。',
      'At most {limit} a second; try again later with the same parameters.',
    ],
  ),
  frequencyMinute: reason(
    null,
    PAGE.modifySettlement,
    [
      '{endpoint} 在这一分钟内已调用 {limit} 次，达到上限。',
      '{endpoint} was called {limit} times in this minute, which is the limit.',
    ],
    ['每分钟不超过 {limit} 次。', 'At most {limit} calls a minute.'],
  ),
  frequencyFailed: reason(
    null,
    PAGE.refund,
    [
      '{endpoint} 在这一秒内已失败 {limit} 次，失败次数达到上限。',
      '{endpoint} failed {limit} times in this second, which is the limit for failures.',
    ],
    [
      '先找出失败的原因；失败的请求每秒不超过 {limit} 次。',
      'Find out first why they fail; at most {limit} failures a second.',
    ],
  ),
  simulatorBroke: reason(
    null,
    PAGE.statusCodes,
    ['模拟器自身出错：{problem}', 'The simulator itself failed: {problem}'],
    [
      '这不是您的错。500 一类的应答表示结果未知：以相同参数重新调用或查询。',
      'This is not your mistake. After a 500 the outcome is unknown: ask again with the same parameters, or query.',
    ],
  ),
} as const
