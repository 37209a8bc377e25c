import { defineWords } from '../../kit/i18n.ts'

export const homeWords = defineWords(
  'home',
  { title: '首页', welcome: '您好，{{name}}。', payments: '查看收款' },
  { title: 'Home', welcome: 'Hello, {{name}}.', payments: 'See the payments' },
)
