import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeBrowserAfterwards, noBrowser } from './browser.ts'
import { confirm } from './portal-acts.ts'
import { assertNoComplaint, ORDERS, PortalStory } from './portal-story.ts'

const DAY_MS = 86_400_000
const TEN_MINUTES_MS = 600_000

const told = { skip: noBrowser, timeout: 120_000 }

// The stories follow one another in one world, on one page, as a person would go through them.
let story: PortalStory
before(async () => {
  if (!noBrowser) story = await PortalStory.open()
})
after(() => story?.close())
closeBrowserAfterwards()

test('M4: the first password is shown once and replaced at the first sign-in', told, async () => {
  await story.page.goto(`/merchants/${story.subMchid}/login`)
  await story.page.getByRole('button', { name: '领取初始密码' }).click()
  const password = (await story.page.locator('#initial-password').textContent()) ?? ''
  assert.match(password, /^\w{12}$/)
  await story.page.reload()
  await story.page.getByText('已领取，待首次登录').waitFor()
  assert.equal(await story.page.getByText(password).count(), 0)
  await story.page.getByLabel('初始密码').fill(password)
  await story.page.getByLabel('新密码').fill(password)
  await story.page.getByRole('button', { name: '设置密码并登录' }).click()
  await story.page.getByText('新密码不能与原密码相同').waitFor()
  await story.page.getByLabel('新密码').fill('sunny-2026')
  await story.page.getByRole('button', { name: '设置密码并登录' }).click()
  await story.page.getByText('已设置密码', { exact: true }).waitFor()
  await story.page.getByLabel('密码', { exact: true }).fill('sunny-2025')
  await story.page.getByRole('button', { name: '登录', exact: true }).click()
  await story.page.getByText('密码不对').waitFor()
})

test('M24: the provider may not refund, the sub-merchant does so by hand', told, async () => {
  const made = await story.call('POST', `${ORDERS}/native`, story.order('m24-order'))
  const payer = await story.control<{ id: string }>('POST', '/payers', { name: '张三' })
  await story.control('POST', '/pay', { payer: payer.id, password: '123456', code_url: made.body.code_url })
  assert.deepEqual(await story.refund('m24-order', 'm24-sp'), [403, 'NO_AUTH'])
  await story.page.goto(`/merchants/${story.subMchid}/orders`)
  await story.page.getByLabel('完整单号').fill('m24-order')
  await story.page.getByLabel('完整单号').press('Enter')
  await story.page.getByRole('button', { name: /去掉筛选/ }).waitFor()
  await story.page.getByRole('link', { name: 'm24-order' }).click()
  await story.page.getByText('最多可退 ¥38.00').waitFor()
  await story.page.getByLabel('退款金额（元）').fill('50')
  await story.page.getByRole('button', { name: '退款', exact: true }).click()
  await story.page.getByText('超过可退金额 ¥38.00').waitFor()
  await story.page.getByLabel('退款金额（元）').fill('8.50')
  await story.page.getByLabel('退款原因').fill('少一杯')
  await story.page.getByRole('button', { name: '退款', exact: true }).click()
  await story.page.getByRole('dialog').getByText('从“晴天咖啡”退款 ¥8.50？').waitFor()
  await confirm(story.page, '退款 ¥8.50')
  await story.page.getByText('最多可退 ¥29.50').waitFor()
  await story.page.getByRole('row', { name: /商户平台手工.*少一杯.*−¥8.50/ }).waitFor()
})

test('a number that no order has leads back to all orders', told, async () => {
  // A page of its own: browsers complain of each 404 that a page asks for.
  const page = await story.page.context().newPage()
  await page.goto(`/merchants/${story.subMchid}/orders/m24-ordre`)
  await page.getByText('这个子商户没有这笔订单').waitFor()
  await page.getByRole('link', { name: '看所有订单' }).click()
  await page.getByLabel('完整单号').fill('m24-ordre')
  await page.getByRole('button', { name: '筛选', exact: true }).click()
  await page.getByText('没有符合筛选的订单').waitFor()
  await page.getByRole('link', { name: '看所有订单' }).click()
  await page.getByRole('link', { name: 'm24-order' }).waitFor()
  await page.close()
})

test('M25: upon the invitation the sub-merchant authorises refunds, in force after ten minutes', told, async () => {
  await story.page.goto(`/merchants/${story.subMchid}/products`)
  await story.page.getByRole('link', { name: '去服务商平台邀约' }).click()
  await story.page.getByRole('button', { name: '发出授权邀约' }).click()
  await confirm(story.page, '发出授权邀约')
  await story.page.getByText('待子商户授权').waitFor()
  await story.page.getByRole('link', { name: '去它的商户平台授权' }).click()
  await story.page.getByRole('button', { name: '授权', exact: true }).click()
  await confirm(story.page, '授权')
  await story.page
    .getByText(/已授权，.* 生效/)
    .first()
    .waitFor()
  assert.deepEqual(await story.refund('m24-order', 'm25-1'), [403, 'NO_AUTH'])
  await story.advance(TEN_MINUTES_MS)
  assert.deepEqual(await story.refund('m24-order', 'm25-1'), [200, undefined])
  await story.page.getByRole('button', { name: '解除授权' }).click()
  await confirm(story.page, '解除授权')
  await story.page.getByText('服务商还没有邀约').waitFor()
  assert.deepEqual(await story.refund('m24-order', 'm25-2'), [403, 'NO_AUTH'])
})

test('M23: a day is settled to the corporate account; what the bank sends back is remitted again', told, async () => {
  await story.page.goto(`/merchants/${story.subMchid}/settlements`)
  await story.page.getByText('对公账户').waitFor()
  await story.page.getByRole('button', { name: '让银行退票' }).click()
  await confirm(story.page, '让银行退票')
  await story.page.getByText('会被银行退回：账户状态异常').waitFor()
  await story.advance(2 * DAY_MS)
  await story.page.getByText('打款失败').waitFor()
  await story.page.getByRole('button', { name: '修改结算账户' }).click()
  await story.page.getByLabel('开户银行').fill('招商银行')
  await story.page.getByLabel('银行账号').fill('6214830211114567')
  await story.page.getByRole('button', { name: '保存账户' }).click()
  await story.page.getByText('62*************67').first().waitFor()
  await story.page.getByRole('button', { name: '重新打款' }).click()
  await story.page
    .getByRole('dialog')
    .getByRole('button', { name: /重新打款 ¥/ })
    .click()
  await story.page.getByRole('row', { name: /已打款.*招商银行/ }).waitFor()
})

test('no page of the story complained', told, () => assertNoComplaint(story.page))
