import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { recordSeenNumber } from '@teyue/server/features/found-numbers/record-seen'
import { fileLifetime } from '@teyue/server/testing/file-lifetime'
import { givenShop, type Shop } from '@teyue/server/testing/shop'
import type { Locator, Page } from 'playwright-core'
import { closeBrowserAfterwards, noBrowser, settled, sizes, troubles } from './browser.ts'
import { type ConsoleWorld, consoleWorld } from './console-world.ts'
import { letLeave } from './departure-story.ts'
import { tryOneFen } from './doctor-acts.ts'
import { recommendAnothersAccount } from './follow-acts.ts'
import { addOwnAppid, fileOf, give, giveAll, type Made, makeProvider, type TakenOn, takeOn } from './merchant-acts.ts'
import { changeSettlement } from './settlement-acts.ts'
import { seeViolation } from './violation-acts.ts'

const adopting = /^认\s?领$/
const connecting = { name: /^接\s?入$/ }

describe('merchants and accounts in the console', { skip: noBrowser }, () => {
  let world: ConsoleWorld
  let stranger: Shop
  const lifetime = fileLifetime()
  before(async () => {
    world = await consoleWorld(lifetime)
    stranger = await givenShop(world.ctx)
  })
  closeBrowserAfterwards()

  test('M12, M14, M21, M25: from the wizard with wrong files and right ones to a merchant whose payment goes through, and which leaves in the end', async () => {
    const made = await makeProvider(world)
    const page = await world.open()
    await page.goto('/setup')
    await page.getByRole('button', { name: '接入模拟器的服务商号' }).click()
    await page.getByLabel('服务商号', { exact: true }).fill(made.mchid)
    await refuseInWords(page, world, made)
    await loseNothingButSecrets(page, world, made)
    await page.getByRole('button', connecting).click()
    await page.getByRole('heading', { name: `服务商号 ${made.mchid}` }).waitFor()

    const account = page.url().split('/').at(-1) ?? ''
    const appid = await addOwnAppid(page, world, made)
    const merchant = await takeOn(page, world, made)
    await askForApp(page, merchant)
    await seeIdentity(page, appid, merchant)

    const order = { merchant: merchant.id, product: 'native', amount: 100, description: '书', reference: 'book-1' }
    const { status, body } = await world.api('POST', '/v1/payments', order, { key: world.demo.keys.provider })
    assert.equal(status, 201, JSON.stringify(body))
    const { code_url } = (body as unknown as { pay: { code_url: string } }).pay
    await world.pay({ code_url })
    await seeItsLists(page)
    await tryOneFen(page, world, merchant)
    await seeViolation(page, world, account, merchant)
    await letLeave(page, world, merchant)
    assert.deepEqual(troubles(page), [])
    await page.context().close()
  })

  test('M3: a file with a bad line is corrected by what its report says, taken in, and its merchant found; a number that nobody knows is adopted', async () => {
    const page = await world.open()
    await page.goto('/imports')
    const head = '服务商商户号,商户名称,主体名称,主体类型,特约商户号,费率（%）'
    const line = (number: string) => `${world.demo.sp_mchid},蓝山咖啡,蓝山咖啡有限公司,企业,${number},0.38`
    await uploadMerchants(page, world, [head, line('17000')])
    await page.getByText('“17000”不是微信支付商户号，应为 8 至 12 位数字。').waitFor()
    await page.getByRole('button', { name: '上传改正后的文件' }).click()
    await uploadMerchants(page, world, [head, line('1700000077')])
    await page.getByRole('button', { name: '导入 1 行' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '导入 1 行' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await world.drain()
    await page.getByText('可导入 0 · 有误 0 · 已存在 0 · 已导入 1').waitFor()
    await page.goto('/merchants?query=1700000077')
    await page.getByRole('cell', { name: '蓝山咖啡', exact: true }).waitFor()
    await adoptFoundNumber(page, world)
    assert.deepEqual(troubles(page), [])
    await page.context().close()
  })

  test('M5, M7: 主体不一致 is read on the screen before WeChat says it; recorded, it is let through, and WeChat’s own words stand there', () =>
    recommendAnothersAccount(world))

  test('M23, Q37: a settlement account is asked for, changed with a name that WeChat would refuse and then rightly, and reviewed', () =>
    changeSettlement(world))

  test('M1: two tenants never meet, neither in a list nor by an address', async () => {
    const { provider, account, merchants } = world.demo
    const ours = await world.open({ role: 'administrator', providerId: provider })
    const theirs = await world.open({ role: 'administrator', providerId: stranger.providerId })
    const others = { merchant: stranger.merchantId, account: stranger.accountId, name: 'shop' }
    await meetNobody(ours, '南山咖啡', others)
    await meetNobody(theirs, 'shop', { merchant: merchants.company, account, name: '南山咖啡' })
  })
})

/** Gives a file, and waits until its lines were looked at. */
async function uploadMerchants(page: Page, world: ConsoleWorld, lines: readonly string[]): Promise<void> {
  const buffer = Buffer.from(lines.join('\r\n'))
  const before = page.url()
  await page.locator('input[type=file]').setInputFiles({ name: '商户.csv', mimeType: 'text/csv', buffer })
  await page.waitForURL((url) => url.pathname.startsWith('/imports/imp_') && url.href !== before)
  await world.drain()
  await page.getByText('已检查，待导入').waitFor()
}

/** WeChat spoke of a number that was onboarded by hand: it becomes a merchant's, and its page is a click away. */
async function adoptFoundNumber(page: Page, { ctx, demo }: ConsoleWorld): Promise<void> {
  const subMchid = '1700000088'
  await recordSeenNumber(ctx, { providerId: demo.provider, accountId: demo.account, subMchid })
  await page.goto('/found-numbers')
  await page.getByRole('row', { name: subMchid }).getByRole('button', { name: adopting }).click()
  const dialog = page.getByRole('dialog', { name: `认领 ${subMchid}` })
  await dialog.getByText('微信支付的账单里还没有它的收款。', { exact: false }).waitFor()
  await dialog.getByRole('button', { name: adopting }).click()
  await dialog.getByText('请填写。').first().waitFor()
  await dialog.getByLabel('商户名称').fill('手工进件的店')
  await dialog.getByLabel('主体名称').fill('手工公司')
  await dialog.getByRole('button', { name: adopting }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('没有未登记的商户号。', { exact: false }).waitFor()
  await page.getByText('已认领').click()
  await page.getByRole('row', { name: subMchid }).getByRole('link', { name: '查看商户' }).click()
  await page.getByRole('heading', { name: '手工进件的店' }).waitFor()
}

/** Each wrong file is named at once, with what to do; nothing can be sent. */
async function refuseInWords(page: Page, world: ConsoleWorld, made: Made): Promise<void> {
  await give(page, 'apiclient_cert.p12', Buffer.from('something else'))
  await page.getByText('该文件不是 .p12 文件。').waitFor()
  await give(page, 'cert.zip', await fileOf(world, made, '_cert.zip'))
  await page.getByText('这是微信支付下发的压缩包。').waitFor()
  await page.getByText('下一步：请解压后拖入其中的 apiclient_cert.p12。').waitFor()
  await give(page, 'apiclient_cert.pem', Buffer.from(made.certificate_pem))
  await page.getByText('尚未提供商户私钥。').waitFor()
  await page.getByLabel('APIv3 密钥').fill('k'.repeat(31))
  await page.getByText('APIv3 密钥为 32 个字符且不含空格，当前为 31 个字符。').waitFor()
  assert(await page.getByRole('button', connecting).isDisabled())
}

/** A page that is loaded again has kept the number; the secrets were nowhere but in its memory. */
async function loseNothingButSecrets(page: Page, world: ConsoleWorld, made: Made): Promise<void> {
  await giveAll(page, world, made)
  const kept = String(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'))
  assert.match(kept, new RegExp(made.mchid))
  assert(!kept.includes(made.api_v3_key) && !/BEGIN|p12/.test(kept), kept)
  await page.reload()
  await settled(page)
  assert.equal(await page.getByLabel('服务商号', { exact: true }).inputValue(), made.mchid)
  await giveAll(page, world, made)
}

async function askForApp(page: Page, { number }: TakenOn): Promise<void> {
  const note = '11 月 26 日发邮件给商务经理'
  await page.getByRole('link', { name: '产品与权限' }).click()
  await page.getByRole('button', { name: '更新状态 · APP 支付' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(`特约商户号 ${number}`, { exact: false }).waitFor()
  await dialog.getByRole('radio', { name: '已申请' }).click()
  await dialog.getByLabel('说明').fill(note)
  await dialog.getByRole('button', { name: /^保\s?存$/ }).click()
  await page.getByRole('cell', { name: note }).waitFor()
}

async function seeIdentity(page: Page, appid: string, { number }: TakenOn): Promise<void> {
  await page.getByRole('link', { name: '身份字段' }).click()
  const native = page.getByRole('region', { name: '扫码支付（Native）' })
  await native.getByText('可以下单').waitFor()
  await native.getByText('未绑定，通常无需绑定。').waitFor()
  await native.getByText('将发送的请求').click()
  assert.match(
    String(await native.locator('pre').textContent()),
    new RegExp(`"sp_appid": "${appid}",\\s+"sub_mchid": "${number}"`),
  )
  const inApp = page.getByRole('region', { name: 'APP 支付' })
  await inApp.getByText('微信支付尚未为该商户开通此产品权限。').waitFor()
}

/** What belongs to the merchant stands on its page as well: the payment just made, and nothing of anybody else's. */
async function seeItsLists(page: Page): Promise<void> {
  const tabs = page.getByRole('navigation', { name: '商户资料' })
  for (const [tab, says] of [
    ['收款', 'book-1'],
    ['人员', '还没有人员。店主接受邀请后显示在这里。'],
    ['API 密钥', '没有这个商户自己的 API 密钥。'],
    ['事件推送', '没有这个商户自己的推送端点。'],
  ] as const) {
    await tabs.getByRole('link', { name: tab }).click()
    await page.getByText(says).waitFor()
  }
  await chooseOtherwise(page, tabs)
}

/** The list of tabs by arrows instead of a mouse, and folded away on a screen without room for it. */
async function chooseOtherwise(page: Page, tabs: Locator): Promise<void> {
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByText('没有这个商户自己的 API 密钥。').waitFor()
  await page.setViewportSize(sizes.phone)
  assert(await tabs.isHidden())
  const fold = page.getByRole('button', { name: '管理 · API 密钥' })
  await fold.click()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  assert(await tabs.isHidden())
  assert.equal(await page.locator(':focus').textContent(), '管理 · API 密钥')
  await fold.click()
  await tabs.getByRole('link', { name: '人员' }).click()
  await page.getByRole('button', { name: '管理 · 人员' }).waitFor()
  await page.setViewportSize(sizes.desk)
}

type Others = { readonly merchant: string; readonly account: string; readonly name: string }

async function meetNobody(page: Page, own: string, others: Others): Promise<void> {
  await page.goto('/merchants')
  await page.getByRole('cell', { name: own, exact: true }).waitFor()
  assert.equal(await page.getByRole('cell', { name: others.name, exact: true }).count(), 0)
  await page.goto(`/merchants/${others.merchant}`)
  await page.getByText('没有这个商户。').waitFor()
  await page.goto(`/accounts/${others.account}`)
  await page.getByText('没有这个服务商号。').waitFor()
  const path = `/v1/merchants/${others.merchant}`
  assert.equal(await page.evaluate(`fetch('${path}').then((answer) => answer.status)`), 404)
  await page.context().close()
}
