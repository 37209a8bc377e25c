import { randomBytes } from 'node:crypto'
import type { Because } from '../explain/because.ts'

// As documented under 全局返回码; the numbers are the contract, the words are for people.
const LIST = {
  credential: [40_001, 'invalid credential, access_token is invalid or not latest'],
  grantType: [40_002, 'invalid grant_type'],
  openid: [40_003, 'invalid openid'],
  appid: [40_013, 'invalid appid'],
  code: [40_029, 'invalid code'],
  refreshToken: [40_030, 'invalid refresh_token'],
  url: [40_066, 'invalid url'],
  secret: [40_125, 'invalid appsecret'],
  codeUsed: [40_163, 'code been used'],
  accessTokenMissing: [41_001, 'access_token missing'],
  appidMissing: [41_002, 'appid missing'],
  refreshTokenMissing: [41_003, 'missing refresh_token'],
  secretMissing: [41_004, 'appsecret missing'],
  codeMissing: [41_008, 'missing code'],
  openidMissing: [41_009, 'missing openid'],
  accessTokenExpired: [42_001, 'access_token expired'],
  refreshTokenExpired: [42_002, 'refresh_token expired'],
  getRequired: [43_001, 'require GET method'],
  postRequired: [43_002, 'require POST method'],
  dailyQuota: [45_009, 'reach max api daily quota limit'],
  format: [47_001, 'data format error'],
  unauthorized: [48_001, 'api unauthorized'],
} as const satisfies Record<string, readonly [number, string]>

const RID_BYTES = 4

export type LoginErrorName = keyof typeof LIST

export function loginErrorWords(name: LoginErrorName): { code: string; message: string } {
  const [errcode, message] = LIST[name]
  return { code: String(errcode), message }
}

/** A "no" of api.weixin.qq.com: HTTP 200 with errcode and errmsg. `because` is for the developer only. */
export class LoginError extends Error {
  readonly errcode: number
  readonly errmsg: string
  readonly because: Because

  constructor(name: LoginErrorName, because: Because) {
    const [errcode, words] = LIST[name]
    const errmsg = `${words}, rid: ${[0, 1, 2].map(() => randomBytes(RID_BYTES).toString('hex')).join('-')}`
    super(errmsg)
    this.errcode = errcode
    this.errmsg = errmsg
    this.because = because
  }
}
