import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Simulator, startSimulator } from '@teyue/simulator/simulator'
import { closeBrowserAfterwards, noBrowser, openPage, troubles } from './browser.ts'
import { openShop, prepareRequests, prepareWrongSignature } from './prepare-requests.ts'

let simulator: Simulator
before(async () => {
  simulator = await startSimulator({ port: 0, dataDir: null })
})
after(() => simulator.close())
closeBrowserAfterwards()

describe('the request log', { skip: noBrowser }, () => {
  test('M14: the list shows why, is filtered in its address, and opens the verdict with its rule', async () => {
    await prepareRequests(simulator)
    const page = await openPage(simulator.url)
    await page.goto('/requests')
    await page.getByText('没有绑定到特约商户').waitFor()
    await page.getByRole('link', { name: '只看被拒' }).click()
    await page.waitForURL('**/requests?refused=1')
    assert.equal(await page.getByText('成功 200').count(), 0)
    await page.getByRole('textbox', { name: '单号' }).fill('coffee-20260101-0002')
    await page.getByRole('button', { name: '筛选', exact: true }).click()
    await page.waitForURL('**number=coffee-20260101-0002')
    await page.getByRole('button', { name: /去掉筛选/ }).waitFor()
    await page.locator('.row-link').first().click()
    await page.getByText('任务书 M14').waitFor()
    const official = page.getByRole('link', { name: '官方文档' })
    assert.match(String(await official.getAttribute('href')), /^https:\/\/pay\.weixin\.qq\.com\/doc\/v3\/partner\/\d+$/)
    await page.getByText('没有绑定就不传 sub_appid').waitFor()
    assert.deepEqual(troubles(page), [])
    await page.context().close()
  })

  test('a call that comes in while one looks appears by itself', async () => {
    const shop = await openShop(simulator.url)
    const page = await openPage(simulator.url, { lang: 'en' })
    await page.goto(`/requests?mchid=${shop.provider.mchid}`)
    await page.getByText('No request matches.').waitFor()
    await shop.native('live-000001')
    await page.getByText('live-000001').waitFor()
    await page.context().close()
  })

  test('the first byte that differs is marked in both strings, and what is copied is the curl command', async () => {
    const page = await openPage(simulator.url)
    await page.goto(await prepareWrongSignature(simulator))
    await page.getByText('应为 " (0x22)，实际为 SP (0x20)').waitFor()
    assert.deepEqual(await page.locator('.drawn mark').allTextContents(), ['"', '·'])
    assert.match((await page.locator('.drawn').first().textContent()) ?? '', /^POST↵\n\/v3\/pay/)
    await page.getByText('原始请求').click()
    await page.getByText('WECHATPAY2-SHA256-RSA2048').first().waitFor()
    await page.getByRole('button', { name: '复制 curl 命令' }).first().click()
    assert.match(String(await page.evaluate('navigator.clipboard.readText()')), /^curl -sS -i --path-as-is -X POST/)
    assert.deepEqual(troubles(page), [])
    await page.context().close()
  })

  test('what nobody guesses is found by pasting the string that was signed', async () => {
    const shop = await openShop(simulator.url)
    let right = ''
    const signedText = (text: string) => {
      right = text
      return text.replace('一杯咖啡', '一杯红茶')
    }
    await shop.native('paste-00001', {}, { signedText })
    const page = await openPage(simulator.url)
    await page.goto(`/requests?mchid=${shop.provider.mchid}`)
    await page.locator('.row-link').first().click()
    await page.getByLabel('程序实际签名的字符串').fill(right.replace('一杯咖啡', '一杯红茶'))
    await page.getByRole('button', { name: '比较' }).click()
    await page.getByText('这正是被签名的字符串。').waitFor()
    assert.deepEqual(await page.locator('.paste mark').allTextContents(), ['咖', '红'])
    await page.context().close()
  })
})

describe('the page for trying', { skip: noBrowser }, () => {
  test('M12, M14: a Native order is made without a program, an APP order refused with the reason, a wrong signature found out', async () => {
    await openShop(simulator.url)
    const page = await openPage(simulator.url)
    await page.goto('/try?sample=native')
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByText('成功 200').waitFor()
    await page.getByRole('link', { name: /在手机上打开/ }).waitFor()
    await page.getByLabel('接口').selectOption('app')
    await page.waitForURL('**sample=app')
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByText('任务书 M12').waitFor()
    await page.getByLabel('接口').selectOption('v2-order')
    await page.waitForURL('**sample=v2-order')
    await page.getByLabel('故意签错').selectOption('v2KeyMissing')
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByText('签名串末尾没有 &key=密钥。').last().waitFor()
    await page.getByRole('link', { name: '在请求日志里看这一次' }).click()
    await page.getByRole('heading', { name: '签名对照' }).waitFor()
    assert.deepEqual(troubles(page), [])
    await page.context().close()
  })
})
