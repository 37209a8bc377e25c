import assert from 'node:assert/strict'
import { type Simulator, startSimulator } from '@teyue/simulator/simulator'
import { usedKeyPair } from '@teyue/simulator/testing/used-keys'
import type { Page } from 'playwright-core'
import { openPage } from './browser.ts'
import { enterPassword } from './phone-acts.ts'
import { appidRow, bindToProvider, confirm, makeAppid, makeMerchant, makeProvider } from './portal-acts.ts'

export const PROVIDER = '特约云'
export const MEMBERS = '晴天会员'
export const SUBJECT = '上海晴天餐饮有限公司'
const PASSWORD = '123456'

type Body = Record<string, unknown>

/** What came of a call on the page for trying: what stands there, and the number that it was sent under. */
export type Tried = { readonly outcome: string; readonly answer: string; readonly sent: Body; readonly phone: string }

/** Everything that people do in these stories, with two windows: one at a desk, one that is the phone. */
export class Teller {
  readonly desk: Page
  readonly phone: Page
  readonly #simulator: Simulator
  mchid = ''
  subMchid = ''
  /** The provider's own, and one that the sub-merchant's subject owns and that is bound to nobody. */
  appid = ''
  memberAppid = ''

  private constructor(simulator: Simulator, desk: Page, phone: Page) {
    this.#simulator = simulator
    this.desk = desk
    this.phone = phone
  }

  /** A world made in the pages by hand: a provider with its appid, a sub-merchant and a payer. */
  static async open(): Promise<Teller> {
    const simulator = await startSimulator({ port: 0, dataDir: null, checkAnswers: true, keyPairs: usedKeyPair })
    const desk = await openPage(simulator.url)
    const teller = new Teller(simulator, desk, await openPage(simulator.url, { size: 'phone' }))
    teller.mchid = await makeProvider(desk, PROVIDER)
    teller.subMchid = await makeMerchant(desk, teller.mchid, '晴天咖啡', SUBJECT)
    teller.memberAppid = await makeAppid(desk, teller.mchid, MEMBERS, SUBJECT)
    teller.appid = await makeAppid(desk, teller.mchid, PROVIDER, '特约云科技有限公司')
    await bindToProvider(desk, PROVIDER)
    await teller.makePayer('张三')
    return teller
  }

  async close(): Promise<void> {
    await this.desk.context().close()
    await this.phone.context().close()
    await this.#simulator.close()
  }

  /** Where programs reach the simulator. */
  get url(): string {
    return this.#simulator.url
  }

  /** Makes a call on the page for trying, with its ready body or a changed one. */
  async call(sample: string, change: (body: Body) => Body = (body) => body): Promise<Tried> {
    const { desk } = this
    await this.choose(sample)
    const body = desk.getByLabel('请求体')
    const sent = change(JSON.parse((await body.inputValue()) || '{}'))
    await body.fill(JSON.stringify(sent, null, 2))
    return this.send(sent)
  }

  /** A call that has no body; `change` is made to its address. */
  async ask(sample: string, change: (address: string) => string = (address) => address): Promise<Tried> {
    const { desk } = this
    await this.choose(sample)
    const address = desk.getByLabel('GET 地址')
    await address.fill(change(await address.inputValue()))
    return this.send({})
  }

  /** Whoever is there already chooses on the page, which then has the numbers of this moment. */
  private async choose(sample: string): Promise<void> {
    const { desk, mchid, subMchid } = this
    const { pathname, searchParams: here } = new URL(desk.url())
    const there = pathname === '/try' && here.get('mchid') === mchid && here.get('sub_mchid') === subMchid
    if (there) await desk.getByLabel('接口').selectOption(sample)
    else await desk.goto(`/try?${new URLSearchParams({ mchid, sub_mchid: subMchid, sample })}`)
  }

  private async send(sent: Body): Promise<Tried> {
    const { desk } = this
    await desk.getByRole('button', { name: '发送' }).click()
    await desk.locator('.answer .verdict-line').waitFor()
    const outcome = (await desk.locator('.answer .verdict-line').textContent()) ?? ''
    const answer = (await desk.locator('.answer > pre.raw').textContent()) ?? ''
    const link = desk.getByRole('link', { name: '在手机上打开' })
    const phone = (await link.count()) === 0 ? '' : ((await link.getAttribute('href')) ?? '')
    return { outcome, answer, sent, phone }
  }

  /** What the request log says of the last call: the row, and what would have been right. */
  async refusedBy(row: string, why: RegExp, right: RegExp): Promise<void> {
    const { desk } = this
    await desk.getByRole('link', { name: '在请求日志里看这一次' }).click()
    await desk.getByText(`任务书 ${row}`, { exact: true }).waitFor()
    const said = await desk.locator('dl.verdict dd').allTextContents()
    assert.match(String(said[0]), why)
    assert.match(String(said[1]), right)
  }

  /** Opens on the phone what a call has made, and pays it. */
  async pay(tried: Tried): Promise<void> {
    succeeded(tried)
    await this.phone.goto(tried.phone)
    await this.phone.getByRole('button', { name: '立即支付' }).click()
    await this.enterPassword()
    await this.phone.getByText('支付成功', { exact: true }).first().waitFor()
  }

  async enterPassword(): Promise<void> {
    await enterPassword(this.phone, PASSWORD)
  }

  /** The payer shows the code; answers with its digits. */
  async showCode(): Promise<string> {
    await this.phone.goto('/')
    await this.phone.getByRole('button', { name: '我', exact: true }).click()
    await this.phone.getByRole('button', { name: '支付', exact: true }).click()
    await this.phone.getByRole('button', { name: '付款码' }).click()
    return (await this.phone.locator('[data-code]').getAttribute('data-code')) ?? ''
  }

  /** What the sub-merchant's platform says of an order. */
  async orderSays(tried: Tried, words: string | RegExp): Promise<void> {
    await this.desk.goto(`/merchants/${this.subMchid}/orders/${tried.sent.out_trade_no}`)
    await this.desk.getByText(words).first().waitFor()
  }

  /** Lets OAuth of this account lead back to this machine, and answers with its secret. */
  async openOAuth(name: string): Promise<string> {
    const { desk } = this
    await desk.goto(`/partners/${this.mchid}/appids`)
    await appidRow(desk, name).getByRole('button', { name: '网页授权' }).click()
    const dialog = desk.getByRole('dialog')
    const secret = await dialog.locator('.number-text').getAttribute('title')
    await dialog.getByLabel('网页授权域名').fill('127.0.0.1')
    await confirm(desk, '保存域名')
    return secret ?? ''
  }

  async makePayer(name: string): Promise<void> {
    const { phone } = this
    await phone.goto('/')
    await phone.getByRole('button', { name: '新建付款人' }).click()
    await phone.getByLabel('姓名').fill(name)
    await phone.getByRole('button', { name: '新建', exact: true }).click()
    await phone.getByRole('heading', { name: '微信', exact: true }).waitFor()
  }
}

export function succeeded({ outcome, answer }: Tried): void {
  assert.match(outcome, /成功 20\d/, answer)
}

/** A field of an answer of either API; undefined if it is not there. */
export function fieldOf({ answer }: Tried, name: string): string | undefined {
  const found =
    new RegExp(`"${name}": "([^"]*)"`).exec(answer) ?? new RegExp(`<${name}><!\\[CDATA\\[(.*?)\\]\\]>`).exec(answer)
  return found?.[1]
}
