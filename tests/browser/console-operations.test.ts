import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { watchAlerts } from '@teyue/server/features/alerts/watch-alerts'
import { fileLifetime } from '@teyue/server/testing/file-lifetime'
import { type RobotReceiver, startRobotReceiver } from '@teyue/server/testing/robot-receiver'
import { startWebhookReceiver, type WebhookReceiver } from '@teyue/server/testing/webhook-receiver'
import type { Page } from 'playwright-core'
import { barriersOn } from './accessibility.ts'
import { closeBrowserAfterwards, noBrowser } from './browser.ts'
import { type ConsoleWorld, consoleWorld } from './console-world.ts'

const order = { product: 'native', amount: 1280, description: 'Two coffees', reference: 'while-stopped' }
const robotSecret = 'of the robot'
/** The pauses between the first attempts of a webhook. */
const firstPausesMs = [5_000, 30_000]

describe('operations, alerts and developers in the console', { skip: noBrowser }, () => {
  let world: ConsoleWorld
  let robot: RobotReceiver
  let receiver: WebhookReceiver
  let isRefusing = true
  const lifetime = fileLifetime()
  before(async () => {
    world = await consoleWorld(lifetime)
    robot = await startRobotReceiver(robotSecret)
    receiver = await startWebhookReceiver(() => (isRefusing ? 'refuse' : 'take'))
    lifetime.after(robot.close)
    lifetime.after(receiver.close)
  })
  closeBrowserAfterwards()

  test('an operator stops a merchant: the API refuses with the reason, until payments are taken again', async () => {
    const page = await world.open({ role: 'operator' })
    await page.goto('/operations')
    await stopMerchant(page, world)
    const refused = await world.api('POST', '/v1/payments', order)
    assert.deepEqual([refused.status, refused.body.code], [409, 'PAYMENTS_STOPPED'])
    assert.deepEqual(refused.body.details, { stopped: 'merchant', reason: '证照复审中' })
    assert.deepEqual(await barriersOn(page), [])
    await page.getByRole('button', { name: '恢复收款' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '恢复收款' }).click()
    await page.getByText('所有服务商号和商户都在正常收款。').waitFor()
    assert.equal((await world.api('POST', '/v1/payments', order)).status, 201)
    await page.context().close()
  })

  test('webhooks that fail become an alert, told to a group of Feishu and acknowledged by a person', async () => {
    const page = await world.open()
    await page.goto('/alerts/channels')
    await addFeishu(page, robot.url)
    await page.getByRole('button', { name: '发送测试' }).click()
    await page.getByText('测试消息已送达。').waitFor()
    assert.deepEqual(
      robot.messages.map(({ isSigned }) => isSigned),
      [true],
    )
    await failWebhooks(world, receiver)
    // Nobody is told of what fails in test mode.
    await world.owner.query("update webhook_endpoints set mode = 'live'")
    await watchAlerts(world.ctx, world.demo.provider)
    await world.drain()
    await world.owner.query("update webhook_endpoints set mode = 'test'")
    assert(robot.messages.at(-1)!.isSigned && robot.messages.at(-1)!.says.includes('Webhook 无法送达'))
    await page.goto('/alerts')
    const row = page.getByRole('row').filter({ hasText: 'Webhook 无法送达' })
    await row.getByRole('button', { name: '认领' }).click()
    await row.getByText('已认领').waitFor()
    await page.context().close()
  })

  test('a developer issues a key, sees what it asked, and delivers a webhook again', async () => {
    const page = await world.open({ role: 'developer', merchantId: world.demo.merchants.company })
    await page.goto('/developer/keys')
    const key = await issueKey(page)
    const asked = await world.api('GET', '/v1/payments/pay_nothing', undefined, { key })
    await page.goto('/developer/requests')
    const row = page.getByRole('row').filter({ hasText: 'GET /v1/payments/:id' })
    await row.getByRole('link', { name: String(asked.body.code) }).waitFor()
    await row.getByText('门店收银').waitFor()

    isRefusing = false
    await page.goto('/developer/webhooks?state=waiting')
    await page.getByRole('row').filter({ hasText: 'webhook.test' }).first().click()
    await page.getByRole('button', { name: '重新投递' }).click()
    await page.getByRole('cell', { name: '被拒绝', exact: true }).first().waitFor()
    await world.drain()
    await page.getByRole('cell', { name: '已送达', exact: true }).waitFor()
    assert.equal(receiver.taken.size, 1)
    assert.deepEqual(await barriersOn(page), [])
    await page.context().close()
  })
})

async function stopMerchant(page: Page, world: ConsoleWorld): Promise<void> {
  await page.getByRole('button', { name: '暂停收款…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '商户' }).click()
  const { body } = await world.api('GET', `/v1/merchants/${world.demo.merchants.company}`)
  await page.getByTitle(String(body.name), { exact: true }).click()
  await dialog.getByLabel('原因').fill('证照复审中')
  await dialog.getByRole('button', { name: '暂停收款…' }).click()
  await page.getByRole('cell', { name: '证照复审中' }).waitFor()
}

async function addFeishu(page: Page, robotUrl: string): Promise<void> {
  await page.getByRole('button', { name: '添加渠道' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('飞书群机器人').click()
  await dialog.getByLabel('名称').fill('值班群')
  await dialog.getByLabel('机器人 Webhook 地址').fill(`${robotUrl}/open-apis/bot/v2/hook/1`)
  await dialog.getByLabel('签名校验密钥').fill(robotSecret)
  await dialog.getByRole('button', { name: '添加渠道' }).click()
  await page.getByRole('cell', { name: '值班群' }).waitFor()
}

async function issueKey(page: Page): Promise<string> {
  await page.getByRole('button', { name: '签发密钥' }).first().click()
  await page.getByRole('dialog').getByLabel('用途').fill('门店收银')
  await page.getByRole('dialog').getByRole('button', { name: '签发密钥' }).click()
  const key = await page.getByRole('textbox', { name: '新的 API 密钥' }).inputValue()
  assert.match(key, /^tk_test_/)
  await page.getByRole('button', { name: '我已保存好' }).click()
  return key
}

/** A test of an endpoint that refuses, tried three times. */
async function failWebhooks(world: ConsoleWorld, receiver: WebhookReceiver): Promise<void> {
  const { body } = await world.api('POST', '/v1/webhook-endpoints', { url: receiver.url })
  receiver.secret(String(body.secret))
  await world.api('POST', `/v1/webhook-endpoints/${body.id}/tests`)
  await world.drain()
  for (const pause of firstPausesMs) await world.advance(pause)
}
