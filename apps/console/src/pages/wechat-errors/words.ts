import { defineWords } from '../../kit/i18n.ts'

export const wechatErrorWords = defineWords(
  'wechat-errors',
  {
    title: '错误码大全',
    says: '微信支付的每个错误码：原因与处理办法。内部码是 Request-ID 末尾的数字，比错误码更细，两者都有时以内部码为准。',
    search: '错误码、内部码或文字',
    none: '没有符合「{{query}}」的错误码。请核对拼写；确实没有收录的，请看微信支付应答中的说明。',
    code: '错误码',
    cause: '原因',
    remedy: '处理',
    inner_code: '内部码',
    ours: '本系统',
    count: '{{count}} 个',
  },
  {
    title: 'WeChat’s errors',
    says: 'Every code of WeChat Pay: its cause and what to do. The inner code is the end of the Request-ID; it is finer, and counts where both are there.',
    search: 'Code, inner code or words',
    none: 'No code fits “{{query}}”. Check the spelling; for one that is not here, read WeChat’s words in the answer.',
    code: 'Code',
    cause: 'Cause',
    remedy: 'What to do',
    inner_code: 'inner code',
    ours: 'ours',
    count: '{{count}} codes',
  },
)
