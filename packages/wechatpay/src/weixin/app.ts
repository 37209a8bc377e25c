/** A service account, mini program or app by its appid, with the AppSecret that proves us to api.weixin.qq.com. */
export type App = { readonly appid: string; readonly secret: string }

const APPID = /^[0-9A-Za-z_-]{1,64}$/

/** Throws TypeError for what cannot be an appid: nothing is sent. */
export function assertAppid(appid: string): void {
  if (!APPID.test(appid)) throw new TypeError(`${appid} is not an appid`)
}
