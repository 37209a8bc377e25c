import type { Entry } from './entry.ts'

/** What people may be told went wrong when they sign in, are invited, or change each other's roles. */
export const peopleCatalogue = {
  SIGN_IN_REFUSED: {
    status: 401,
    message: 'The name, the password or the code is not right.',
    messageZh: '用户名、密码或验证码不正确。',
    next: 'Try again. After several failures each further try waits longer, from your address only.',
    nextZh: '请重试。多次失败后，来自该地址的后续尝试须等待更久。',
  },
  SECOND_FACTOR_NEEDED: {
    status: 403,
    message: 'This needs your second factor now.',
    messageZh: '此操作需要再次验证第二因素。',
    next: 'Confirm with a code at POST /v1/auth/second-factor, then send the same again. Signing in: add `code`. Where `enrolled` is false, set one up first at POST /v1/auth/totp.',
    nextZh:
      '请先在 POST /v1/auth/second-factor 用验证码确认，再重新提交；登录时请附上 `code`。若 `enrolled` 为 false，请先在 POST /v1/auth/totp 设置。',
  },
  SECOND_FACTOR_REFUSED: {
    status: 403,
    message: 'The code is not right, or was used before.',
    messageZh: '验证码不正确，或已被使用。',
    next: 'Take the next code of your app, or a recovery code that was never used.',
    nextZh: '请使用应用中的下一个验证码，或未用过的恢复码。',
  },
  PASSWORD_WEAK: {
    status: 400,
    message: 'The password is too easy to guess, or among those that leaked elsewhere.',
    messageZh: '密码过于容易猜到，或曾在别处泄露。',
    next: 'Take a longer one, of words that do not belong together, or let a password manager make one.',
    nextZh: '请使用更长、由互不相关的词组成的密码，或由密码管理器生成。',
  },
  LOGIN_TAKEN: {
    status: 409,
    message: 'Somebody signs in under this name already.',
    messageZh: '该登录名已被使用。',
    next: 'If it is you, give your own password, and the role is added to you; otherwise take another name.',
    nextZh: '若是您本人，请填写您现有的密码，角色将加到您名下；否则请换一个登录名。',
  },
  INVITATION_INVALID: {
    status: 410,
    message:
      'The invitation is unknown, used, revoked or past its time, or whoever made it may invite nobody any more.',
    messageZh: '邀请不存在、已使用、已撤销或已过期，或邀请人已无权邀请。',
    next: 'Ask somebody who may invite you for a new one.',
    nextZh: '请向有权邀请您的人索取新的邀请。',
  },
  INVITATION_NOT_FOUND: {
    status: 404,
    message: 'You have no such invitation.',
    messageZh: '没有这个邀请。',
    next: 'GET /v1/invitations lists yours.',
    nextZh: '可用 GET /v1/invitations 查看。',
  },
  PERSON_NOT_FOUND: {
    status: 404,
    message: 'You have no such person.',
    messageZh: '没有这个人员。',
    next: 'GET /v1/people lists yours.',
    nextZh: '可用 GET /v1/people 查看。',
  },
  SESSION_NOT_FOUND: {
    status: 404,
    message: 'You have no such session.',
    messageZh: '没有这个会话。',
    next: 'GET /v1/sessions lists yours.',
    nextZh: '可用 GET /v1/sessions 查看。',
  },
  ROLE_NOT_THERE: {
    status: 400,
    message: 'There is no such role on this side.',
    messageZh: '此方没有该角色。',
    next: 'At the provider: administrator, operator, finance, support, agent. At a merchant: owner, cashier, finance, developer.',
    nextZh:
      '服务商角色：administrator、operator、finance、support、agent；商户角色：owner、cashier、finance、developer。',
  },
  LAST_ADMINISTRATOR: {
    status: 409,
    message: 'Nobody would be left to administer the provider.',
    messageZh: '服务商将没有管理员。',
    next: 'Make somebody else administrator first.',
    nextZh: '请先指定另一位管理员。',
  },
  ORIGIN_REFUSED: {
    status: 403,
    message: 'The request comes from a page of another site.',
    messageZh: '该请求来自其他网站的页面。',
    next: 'Use the console at its own address, or an API key.',
    nextZh: '请通过控制台自己的地址访问，或使用 API 密钥。',
  },
} as const satisfies Record<string, Entry>
