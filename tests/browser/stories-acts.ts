import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

const PASSWORD = '123456'

type Body = Record<string, unknown>

/** What came of a call on the page for trying: what stands there, and the number that it was sent under. */
export type Tried = { readonly outcome: string; readonly answer: string; readonly sent: Body; readonly phone: string }

/** Everything that people do in these stories, with two windows: one at a desk, one that is the phone. */
export class Teller {
  readonly desk: Page
  readonly phone: Page
  mchid = ''
  subMchid = ''

  constructor(desk: Page, phone: Page) {
    this.desk = desk
    this.phone = phone
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
    await this.phone.getByRole('dialog', { name: '请输入支付密码' }).waitFor()
    await this.phone.keyboard.type(PASSWORD)
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

  async confirm(verb: string): Promise<void> {
    const dialog = this.desk.getByRole('dialog')
    await dialog.getByRole('button', { name: verb, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  /** A provider with its own appid; answers with its number. */
  async makeProvider(name: string): Promise<string> {
    const { desk } = this
    await desk.goto('/partners/new')
    await desk.getByLabel('名称').fill(name)
    await desk.getByRole('button', { name: '创建服务商' }).click()
    await desk.getByRole('heading', { name, exact: true }).waitFor()
    return new URL(desk.url()).pathname.split('/')[2] ?? ''
  }

  async makeMerchant(name: string, subject: string): Promise<string> {
    const { desk } = this
    await desk.goto(`/partners/${this.mchid}`)
    await desk.getByRole('button', { name: '新增特约商户' }).click()
    await desk.getByLabel('商户简称').fill(name)
    await desk.getByLabel('主体', { exact: true }).fill(subject)
    await desk.getByRole('button', { name: '创建', exact: true }).click()
    const number = desk.getByRole('row', { name: new RegExp(name) }).getByRole('cell')
    return (await number.nth(1).textContent()) ?? ''
  }

  async makeAppid(name: string, subject: string): Promise<string> {
    const { desk } = this
    await desk.goto(`/partners/${this.mchid}/appids`)
    await desk.getByLabel('公众号、小程序或应用的名称').fill(name)
    await desk.getByLabel('主体', { exact: true }).fill(subject)
    await desk.getByRole('button', { name: '创建', exact: true }).click()
    const number = desk.getByRole('row', { name: new RegExp(`^${name} `) }).locator('.number-text')
    return (await number.getAttribute('title')) ?? ''
  }

  /** Lets OAuth of this account lead back to this machine, and answers with its secret. */
  async openOAuth(name: string): Promise<string> {
    const { desk } = this
    await desk.goto(`/partners/${this.mchid}/appids`)
    const row = desk.getByRole('row', { name: new RegExp(`^${name} `) })
    await row.getByRole('button', { name: '网页授权' }).click()
    const dialog = desk.getByRole('dialog')
    const secret = await dialog.locator('.number-text').getAttribute('title')
    await dialog.getByLabel('网页授权域名').fill('127.0.0.1')
    await this.confirm('保存域名')
    return secret ?? ''
  }

  /** The dialog in which an appid is bound to the sub-merchant, with this one chosen. */
  async chooseBinding(appid: string): Promise<void> {
    await this.desk.goto(`/partners/${this.mchid}/merchants/${this.subMchid}`)
    await this.desk.getByRole('button', { name: '关联 appid' }).click()
    await this.desk.getByRole('dialog').getByLabel('sub_appid').selectOption(appid)
  }

  async bind(appid: string): Promise<void> {
    await this.chooseBinding(appid)
    await this.confirm('关联 appid')
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
