import { createPrivateKey } from 'node:crypto'
import { type CodeStage, withCashier } from '../../packages/simulator/src/testing/code-stage.ts'
import type { CombineStage } from '../../packages/simulator/src/testing/combine-stage.ts'
import { openCombineStage } from '../../packages/simulator/src/testing/combine-stage.ts'
import type { Ending } from '../../packages/simulator/src/testing/stage.ts'
import { createWechatPay, type WechatPay } from '../../packages/wechatpay/src/client.ts'
import { createKeyring, type Keyring } from '../../packages/wechatpay/src/keyring.ts'
import { type Notice, openNotice } from '../../packages/wechatpay/src/notices.ts'

/** Our client in front of the simulator, which shares no code with it: one provider, two sub-merchants, a cashier, a payer. */
export type Wire = {
  readonly stage: CombineStage & CodeStage
  readonly wechat: WechatPay
  readonly keyring: Keyring
  readonly named: { readonly sp_mchid: string; readonly sub_mchid: string }
  /** Turns the simulator's clock, and the client's with it. */
  advance(ms: number): Promise<void>
  /** Takes over the simulator's clock after somebody else turned it. */
  follow(): Promise<void>
  /** Lets all notices go out, and opens them as they came. */
  notices(): Promise<Notice[]>
}

export async function openWire(t: Ending): Promise<Wire> {
  const stage = withCashier(await openCombineStage(t))
  const { provider, url } = stage
  let offsetMs = 0
  const now = () => new Date(Date.now() + offsetMs)
  const keyring = createKeyring({})
  const wechat = createWechatPay({
    spMchid: provider.mchid,
    serial: provider.serial,
    privateKey: createPrivateKey(provider.private_key_pem),
    apiV3Key: provider.api_v3_key,
    keyring,
    now,
    baseUrl: url,
  })
  t.after(() => wechat.close())
  await wechat.certificates.refresh(keyring)

  const follow = async () => {
    offsetMs = (await stage.control<{ offset_ms: number }>('GET', '/clock')).offset_ms
  }
  return {
    stage,
    wechat,
    keyring,
    named: { sp_mchid: provider.mchid, sub_mchid: stage.subMchid },
    follow,
    advance: async (ms) => {
      await stage.advance(ms)
      await follow()
    },
    notices: async () => {
      await stage.control('POST', '/flush')
      return stage.receiver.received.map(({ headers, text }) => {
        const opened = openNotice(
          { apiV3Key: provider.api_v3_key, keyring, apiV2Key: null },
          { headers, body: Buffer.from(text) },
          now(),
        )
        if (!opened.ok) throw new Error(opened.reason)
        return opened.notice
      })
    },
  }
}
