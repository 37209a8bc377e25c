import { defineWords } from '../kit/i18n.ts'

export const newsWords = defineWords(
  'form-news',
  {
    news: '您打开后，申请单被改过。请核对下面几项，核对后才能提交。',
    lost: '您填的“{{fields}}”没有保存：别人刚改过。请核对现在的内容，需要时再填一次。',
    seen: '已核对',
    by_program: 'API 调用',
    and: '、',
  },
  {
    news: 'The form was changed after you opened it. Look at these: it can be submitted once you have.',
    lost: 'What you typed in “{{fields}}” was not kept: somebody else has just written it. Look at it, and type it again if need be.',
    seen: 'Looked at',
    by_program: 'a program',
    and: ', ',
  },
)
