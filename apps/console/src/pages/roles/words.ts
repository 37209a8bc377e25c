import { defineWords } from '../../kit/i18n.ts'

export const rolesWords = defineWords(
  'roles',
  {
    title: '各角色能做什么',
    says: '与程序中的权限表完全一致。商户一侧的角色只能看到和操作自己的商户；代理只能看到归属于自己的商户。',
    provider: '服务商一侧',
    merchant: '商户一侧',
    act: '权限',
    key: 'API 密钥',
    yes: '可以',
    no: '不可以',
  },
  {
    title: 'What each role may do',
    says: 'The very table that the program goes by. A merchant’s roles see and touch their own merchant only; an agent those that were given to it.',
    provider: 'At the provider',
    merchant: 'At a merchant',
    act: 'Act',
    key: 'API key',
    yes: 'yes',
    no: 'no',
  },
)
