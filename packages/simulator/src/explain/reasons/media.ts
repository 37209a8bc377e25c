import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Uploads and the gold plan. */
export const MEDIA_REASONS = {
  uploadNotMultipart: reason(
    null,
    PAGE.signingUpload,
    [
      'Content-Type 是“{given}”，不是带 boundary 的 multipart/form-data。',
      'Content-Type is "{given}", not multipart/form-data with a boundary.',
    ],
    [
      '发送 Content-Type: multipart/form-data; boundary=…，与请求体一致。',
      'Send Content-Type: multipart/form-data; boundary=… as the body has it.',
    ],
  ),
  uploadMalformed: reason(
    null,
    PAGE.signingUpload,
    ['请求体不是合法的上传：{problem_zh}。', 'The body is no proper upload: {problem_en}.'],
    [
      '依次是 meta（application/json）与 file（带 filename 与 Content-Type），以 CRLF 分行。',
      'First meta (application/json), then file (with a filename and a Content-Type), lines by CRLF.',
    ],
  ),
  uploadFormat: reason(
    null,
    PAGE.video,
    [
      '{filename} 的后缀与文件头几个字节不符，或此接口不收这种文件。',
      'The ending of {filename} and its first bytes disagree, or this interface does not take such files.',
    ],
    [
      '图片接口：jpg、png、bmp、pdf；视频接口：mp4 等；后缀与内容一致。',
      'Pictures: jpg, png, bmp, pdf; videos: mp4 and others; name and content agree.',
    ],
  ),
  uploadTooLarge: reason(
    null,
    PAGE.video,
    ['文件有 {bytes} 字节，超过 {most}。', 'The file has {bytes} bytes, more than {most}.'],
    ['压缩到 {most} 字节以内。', 'Keep it within {most} bytes.'],
  ),
  uploadDigestDiffers: reason(
    null,
    PAGE.signingUpload,
    ['meta.sha256 是 {given}，文件的是 {right}。', 'meta.sha256 is {given}; the file’s is {right}.'],
    ['对文件的原始字节算 SHA256，十六进制。', 'Take the SHA256 of the file’s bytes, in hexadecimal.'],
  ),
  goldPlanNoProduct: reason(
    null,
    PAGE.goldPlan,
    ['{sub_mchid} 没有场景 {scene} 所需的支付产品。', '{sub_mchid} has no product for the scene {scene}.'],
    ['先开通 JSAPI 或小程序支付。', 'Have JSAPI or mini-program payment granted first.'],
  ),
  goldPlanJustClosed: reason(
    null,
    PAGE.goldPlan,
    ['点金计划关闭于 {closed}，不足 24 小时。', 'The gold plan was closed at {closed}, less than 24 hours ago.'],
    ['{next} 之后再开通。', 'Open it again after {next}.'],
  ),
  goldPlanClosed: reason(
    null,
    PAGE.advertising,
    [
      '{sub_mchid} 没有开通点金计划，广告无处展示。',
      '{sub_mchid} has no gold plan, on whose page advertisements stand.',
    ],
    ['先调用 changegoldplanstatus 开通。', 'Open it first by changegoldplanstatus.'],
  ),
} as const
