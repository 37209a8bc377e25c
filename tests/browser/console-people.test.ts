import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { atTheTerminal } from '@teyue/server/base/audit'
import { inviteFirstAdministrator } from '@teyue/server/cli/first-administrator'
import { codeAt } from '@teyue/server/features/people/one-time-code'
import { setSettings } from '@teyue/server/features/settings/set-settings'
import { fen } from '@teyue/server/kit/fen'
import { fileLifetime } from '@teyue/server/testing/file-lifetime'
import { givenSignedIn } from '@teyue/server/testing/people'
import type { Page } from 'playwright-core'
import { closeBrowserAfterwards, noBrowser, openPage } from './browser.ts'
import { choose } from './choose.ts'
import { type ConsoleWorld, consoleWorld } from './console-world.ts'
import { collectInStore, openStore } from './store-acts.ts'

const PASSWORD = 'lampe-Zirkel-Ostwind-41'

describe('people in the console', { skip: noBrowser }, () => {
  let world: ConsoleWorld
  const lifetime = fileLifetime()
  before(async () => {
    world = await consoleWorld(lifetime)
    // Browsers know passkeys at names only.
    world.ctx.publicUrl = world.url.replace('127.0.0.1', 'localhost')
  })
  closeBrowserAfterwards()

  test('the first administrator: the terminal’s link, a password, an authenticator app, out and in again by its code, a passkey', () =>
    letInFirst(world))

  test('whoever comes after another in the same tab finds nothing in the forms', () => comeAfterAnother(world))

  test('a cashier is invited for one store, takes payments there, sees no button for refunds, and is refused by the API all the same', () =>
    inviteCashier(world))

  test('a refund that needs two waits, says so in yuan and names, and is done when another person approves it', () =>
    refundByTwo(world))
})

async function letInFirst(world: ConsoleWorld): Promise<void> {
  const page = await openPage(world.ctx.publicUrl)
  const link = /http\S+\/invitation#ti_[\w-]{43}/.exec(await inviteFirstAdministrator(world.ctx, world.demo.provider))
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(link![0])
  await accept(page, '王老板', 'boss@example.com')
  assert(
    asked.every((url) => !url.includes('ti_')),
    'no address that was asked for holds the token',
  )

  await page.getByRole('button', { name: '设置验证器' }).click()
  await page.getByRole('dialog').getByLabel('现在的密码').fill(PASSWORD)
  await page.getByRole('button', { name: '下一步' }).click()
  const secret = await page.locator('.ant-modal .number').getAttribute('title')
  await page.getByRole('dialog').getByLabel('验证码').fill(codeAt(secret!, world.ctx.now()))
  await page.getByRole('button', { name: '确认' }).click()
  const codes = (await page.getByRole('textbox', { name: '恢复码' }).inputValue()).split('\n')
  assert.equal(codes.length, 10)
  await page.getByRole('button', { name: '我已保存好' }).click()

  await addPasskey(page)
  await signOut(page)
  await page.getByLabel('邮箱或用户名').fill('boss@example.com')
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('验证码').fill(codes[0]!)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('王老板').first().waitFor()

  await signOut(page)
  await page.getByRole('button', { name: '用通行密钥' }).click()
  await page.getByText('王老板').first().waitFor()
  await page.context().close()
}

async function comeAfterAnother(world: ConsoleWorld): Promise<void> {
  const page = await world.open()
  const name = page.getByLabel('商户名称')
  await page.goto('/merchants/new')
  await name.fill('前一个人的商户')
  await page.reload()
  await name.waitFor()
  assert.equal(await name.inputValue(), '前一个人的商户')
  const { headers } = await givenSignedIn(world.ctx, world.demo.provider, { role: 'operator' })
  const [cookie, value] = headers.cookie!.split('=') as [string, string]
  await page.context().addCookies([{ name: cookie, value, url: world.url }])
  await page.reload()
  await name.waitFor()
  assert.equal(await name.inputValue(), '')
  await page.context().close()
}

async function inviteCashier(world: ConsoleWorld): Promise<void> {
  const admin = await world.open()
  await openStore(admin, world.demo.merchants.company, '科技园店')
  await admin.goto('/people')
  await admin.getByRole('button', { name: '邀请人员' }).click()
  await admin.getByRole('dialog').getByLabel('姓名').fill('小张')
  await choose(admin, '在哪里', '南山咖啡')
  await choose(admin, '角色', '收银员')
  await choose(admin, '只负责一家门店', '科技园店')
  await admin.getByRole('button', { name: '生成链接' }).click()
  const link = await admin.getByRole('textbox', { name: '邀请链接' }).inputValue()
  await admin.context().close()

  const till = await openPage(world.url)
  await till.goto(link.replace('localhost', '127.0.0.1'))
  await accept(till, '小张', 'xiaozhang')
  await collectInStore(till, '科技园店')
  await till.getByRole('heading', { name: '收款' }).waitFor()
  assert.equal(await till.getByRole('button', { name: /退款/ }).count(), 0)
  assert.equal(await till.getByRole('link', { name: '人员' }).count(), 0)
  const refused = await till.evaluate(`fetch('/v1/payments/none/refunds', { method: 'POST',
    headers: { 'content-type': 'application/json' }, body: '{"amount":1,"reference":"r"}' })
    .then((answer) => answer.json().then(({ code }) => answer.status + ' ' + code))`)
  assert.equal(refused, '403 NOT_ALLOWED')
  await till.context().close()
}

async function refundByTwo(world: ConsoleWorld): Promise<void> {
  const { ctx, demo, api, pay } = world
  await givenSignedIn(ctx, demo.provider, { role: 'administrator' })
  const settings = { secondFactorRefundAbove: null, fourEyesRefundAbove: fen(10_000), fourEyesFor: [] }
  await setSettings(ctx, demo.provider, atTheTerminal, settings)
  const { body: payment } = await api('POST', '/v1/payments', {
    ...{ product: 'native', amount: 50_000, description: '晚餐', reference: 'dinner-for-two' },
  })
  await pay({ code_url: String((payment.pay as { code_url?: string } | undefined)?.code_url) })
  await world.drain()

  const asker = await world.open({ role: 'finance' })
  await asker.goto('/approvals')
  const held = await asker.evaluate(`fetch('/v1/payments/${payment.id}/refunds', { method: 'POST',
    headers: { 'content-type': 'application/json' }, body: '{"amount":32100,"reference":"two","reason":"cold"}' })
    .then((answer) => answer.json().then(({ state }) => answer.status + ' ' + state))`)
  assert.equal(held, '202 waiting')
  await asker.reload()
  await asker.getByText('退款 ¥321.00').waitFor()
  assert.equal(await asker.getByRole('button', { name: '批准并执行' }).count(), 0)
  await asker.getByRole('button', { name: '撤回' }).waitFor()

  const second = await world.open({ role: 'operator' })
  await second.goto('/approvals')
  await second.getByRole('button', { name: '批准并执行' }).click()
  await second.getByRole('dialog').getByText('退款 ¥321.00').waitFor()
  await second.getByRole('dialog').getByRole('button', { name: '批准并执行' }).click()
  await second.getByText('已执行').waitFor()
  const { body } = await api('GET', `/v1/refunds?reference=two`)
  assert.deepEqual(
    (body.data as unknown as { amount: number }[]).map(({ amount }) => amount),
    [32_100],
  )
  await asker.context().close()
  await second.context().close()
}

/** What stands where the link of an invitation leads. */
async function accept(page: Page, name: string, login: string): Promise<void> {
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('邮箱或用户名').fill(login)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '接受并登录' }).click()
  await page.getByRole('heading', { name: '我的登录' }).waitFor()
}

async function addPasskey(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
  } as const
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  })
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill('办公室电脑')
  await page.getByRole('dialog').getByLabel('现在的密码').fill(PASSWORD)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '移除 办公室电脑' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '改名 办公室电脑' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill('前台电脑')
  await page.getByRole('dialog').getByRole('button', { name: '改名' }).click()
  await page.getByRole('button', { name: '移除 前台电脑' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '王老板' }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.getByRole('heading', { name: '登录 Teyue 特约' }).waitFor()
}
