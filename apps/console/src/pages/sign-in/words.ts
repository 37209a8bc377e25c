import { defineWords } from '../../kit/i18n.ts'

export const signInWords = defineWords(
  'sign-in',
  {
    title: '登录',
    welcome: '登录 Teyue 特约',
    login: '邮箱或用户名',
    login_wanted: '请填写邮箱或用户名。',
    password: '密码',
    password_wanted: '请填写密码。',
    code: '验证码',
    code_says: '验证器 App 里的 6 位数字。手机不在身边？填一个恢复码。',
    code_wanted: '请填写验证码。',
    enter: '登录',
    other: '换一个账号',
    first: '第一次使用？安装后的终端里有管理员的一次性链接。忘记密码请找管理员重新邀请您。',
  },
  {
    title: 'Sign in',
    welcome: 'Sign in to Teyue 特约',
    login: 'E-mail or user name',
    login_wanted: 'Type your e-mail or user name.',
    password: 'Password',
    password_wanted: 'Type your password.',
    code: 'Code',
    code_says: 'Six digits of your authenticator app. Without your phone, a recovery code.',
    code_wanted: 'Type the code.',
    enter: 'Sign in',
    other: 'Somebody else',
    first:
      'For the first time? The terminal shows a one-time link for the administrator. Forgotten passwords: ask an administrator to invite you again.',
  },
)
