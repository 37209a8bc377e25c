import assert from 'node:assert/strict'
import { type Simulator, startSimulator } from '@teyue/simulator/simulator'
import { control } from '@teyue/simulator/testing/control-client'
import { type Credentials, callWeChat, type Reply } from '@teyue/simulator/testing/merchant-client'
import type { Page } from 'playwright-core'
import { openPage, troubles } from './browser.ts'
import { bindToProvider, downloadCredentials, makeAppid, makeMerchant, makeProvider } from './portal-acts.ts'

export const ORDERS = '/v3/pay/partner/transactions'
export const SUBJECT = '上海晴天餐饮有限公司'

/** What a story on WeChat's portals goes on: one world, one page that a person goes through, and the provider's program. */
export class PortalStory {
  readonly page: Page
  readonly provider: Credentials
  readonly spAppid: string
  readonly subMchid: string
  readonly #simulator: Simulator

  private constructor(simulator: Simulator, page: Page, facts: Pick<PortalStory, 'provider' | 'spAppid' | 'subMchid'>) {
    this.#simulator = simulator
    this.page = page
    this.provider = facts.provider
    this.spAppid = facts.spAppid
    this.subMchid = facts.subMchid
  }

  /** A provider with its appid and two sub-merchants, made on the pages; its key is the one that they give to download. */
  static async open(): Promise<PortalStory> {
    const simulator = await startSimulator({ port: 0, dataDir: null })
    const page = await openPage(simulator.url)
    const mchid = await makeProvider(page, '特约云')
    const subMchid = await makeMerchant(page, mchid, '晴天咖啡', SUBJECT)
    await makeMerchant(page, mchid, '晴天面包', SUBJECT)
    const spAppid = await makeAppid(page, mchid, '特约云', '特约云科技有限公司')
    await bindToProvider(page, '特约云')
    const provider = await downloadCredentials(page, mchid)
    return new PortalStory(simulator, page, { provider, spAppid, subMchid })
  }

  async close(): Promise<void> {
    await this.page.context().close()
    await this.#simulator.close()
  }

  control<T>(method: string, path: string, body?: unknown): Promise<T> {
    return control<T>(this.#simulator.url, method, path, body)
  }

  async advance(ms: number): Promise<void> {
    await this.control('POST', '/clock/advance', { ms })
  }

  /** A call of the provider's program, signed with what was downloaded. */
  async call(method: string, target: string, body?: unknown, by = this.provider): Promise<Reply> {
    const { offset_ms } = await this.control<{ offset_ms: number }>('GET', '/clock')
    const timestamp = Math.floor((Date.now() + offset_ms) / 1000)
    return callWeChat(this.#simulator.url, by, method, target, body, { timestamp })
  }

  order(number: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      sp_appid: this.spAppid,
      sp_mchid: this.provider.mchid,
      sub_mchid: this.subMchid,
      description: '拿铁',
      out_trade_no: number,
      notify_url: `${this.#simulator.url}/nobody`,
      amount: { total: 3_800 },
      ...changes,
    }
  }

  /** Status and code of an order that the program makes. */
  async make(product: string, number: string, changes: Record<string, unknown> = {}): Promise<unknown[]> {
    const { status, body } = await this.call('POST', `${ORDERS}/${product}`, this.order(number, changes))
    return [status, body.code]
  }

  /** Status and code of a refund that the program asks for. */
  async refund(number: string, outRefundNo: string): Promise<unknown[]> {
    const amount = { refund: 100, total: 3_800, currency: 'CNY' }
    const asked = { sub_mchid: this.subMchid, out_trade_no: number, out_refund_no: outRefundNo, amount }
    const { status, body } = await this.call('POST', '/v3/refund/domestic/refunds', asked)
    return [status, body.code]
  }
}

/** A refusal that a page shows in words is for the browser a failed load. */
export function assertNoComplaint(...pages: readonly Page[]): void {
  const complaints = pages.flatMap(troubles).filter((trouble) => !/status of 409/.test(trouble))
  assert.deepEqual(complaints, [])
}
