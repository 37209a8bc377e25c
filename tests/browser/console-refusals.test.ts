import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { fileLifetime } from '@teyue/server/testing/file-lifetime'
import type { Page } from 'playwright-core'
import { ask, paid } from '../scenarios/acts.ts'
import { addOwnAppid, openidOf, recordGrant, subMerchantOf } from '../scenarios/cast.ts'
import { addAppidOf, recordAgreement, signAtDesk } from '../scenarios/development-acts.ts'
import { closeBrowserAfterwards, noBrowser, settled, troubles } from './browser.ts'
import { choose } from './choose.ts'
import { type ConsoleWorld, consoleWorld } from './console-world.ts'

const GROUP = '集团控股有限公司'
const BINDING = /^绑\s?定 appid$/

// Each refusal that the seed names, provoked and read on the screen.
let world: ConsoleWorld
let page: Page
const lifetime = fileLifetime()
before(async () => {
  if (noBrowser) return
  world = await consoleWorld(lifetime)
  page = await world.open()
})
closeBrowserAfterwards()

test('M13, M17: a sub_appid of another subject is 主体不一致 before WeChat says it, then in WeChat’s words, and is bound once the letter is signed', {
  skip: noBrowser,
}, async () => {
  const appid = await addAppidOf(world, 'individual', GROUP)
  await open(`/merchants/${world.demo.merchants.individual}?tab=numbers`)
  assert.equal(await page.getByRole('button', { name: BINDING }).count(), 0, 'the default is not to bind')
  await page.getByLabel('它有自己的服务号、小程序或移动应用').click()
  await page.getByLabel('它需要付款人在自己 appid 下的 openid（例如会员系统）').click()
  await page.getByRole('button', { name: BINDING }).click()
  const dialog = page.getByRole('dialog', { name: BINDING })
  // A dialog begins at what it asks, not at the button that closes it.
  await dialog.getByLabel('要绑定的 appid').and(page.locator(':focus')).waitFor()
  await choose(page, '要绑定的 appid', appid.appid)
  await dialog.getByLabel('绑定原因').fill('集团会员按 openid 识别')
  await dialog.getByText(`主体不一致：appid 属于「${GROUP}」`).waitFor()
  await dialog.getByRole('button', { name: BINDING }).click()
  await dialog.getByText('联合运营函', { exact: false }).first().waitFor()
  await dialog.getByText('SUBJECTS_DIFFER', { exact: false }).waitFor()

  await recordAgreement(world, 'individual', 'joint_operation', appid)
  await dialog.getByRole('button', { name: BINDING }).click()
  await dialog.waitFor({ state: 'hidden' })
  await world.drain()
  await page.getByRole('cell', { name: /微信未受理.*主体不一致/ }).waitFor()
  await open(`/merchants/${world.demo.merchants.individual}?tab=development`)
  await signAtDesk(world, 'individual', 'joint_operation', appid)
  await page.getByRole('button', { name: '立即与微信对比' }).click()
  await page.getByRole('button', { name: '再次提交' }).click()
  await page.getByText('正在提交，等待微信答复').waitFor()
  await world.drain()
  await page.getByText('与微信侧一致').waitFor()
  forgive('409')
})

test('M12, M22: APP paying is refused with what to ask for; granted here alone, WeChat’s NO_AUTH ends the grant and is explained', {
  skip: noBrowser,
}, async () => {
  const as = { key: world.demo.keys.individual }
  await addOwnAppid(world, 'mobile_app')
  await ask(world, { product: 'app' }, as)
  await open('/developer/requests?code=PERMISSION_MISSING')
  await page.getByRole('link', { name: 'PERMISSION_MISSING' }).first().waitFor()
  await recordGrant(world, 'individual', 'app')
  const { body } = await ask(world, { product: 'app' }, as)
  await open(`/payments/${body.id}`)
  await page.getByText('NO_AUTH', { exact: false }).first().waitFor()
  await open(`/merchants/${world.demo.merchants.individual}?tab=products`)
  await page.getByRole('row', { name: /APP 支付.*产品权限未开通.*NO_AUTH/ }).waitFor()
  await page.getByRole('button', { name: '更新状态 · APP 支付' }).click()
  const { sub_mchid } = await subMerchantOf(world, 'individual')
  await page.getByRole('dialog').getByText(`特约商户号 ${sub_mchid}`, { exact: false }).waitFor()
  await page.keyboard.press('Escape')
  await open('/wechat-errors?query=NO_AUTH')
  await page.getByText('普通商户', { exact: false }).first().waitFor()
  forgive()
})

test('M15, M20: an openid that belongs to another appid is refused by WeChat, and the payment says whose it must be', {
  skip: noBrowser,
}, async () => {
  const { company, sp } = world.demo.appids
  const { body } = await ask(world, {
    product: 'jsapi',
    payer: { openid: await openidOf(world, sp), appid: company },
  })
  await open(`/payments/${body.id}`)
  await page.getByText('appid和openid不匹配', { exact: false }).first().waitFor()
  forgive()
})

test('M6, M24, M25: five yuan offer no account to follow, and the provider may not refund: how to be granted it, and the way by hand', {
  skip: noBrowser,
}, async () => {
  const { id } = await paid(world, { amount: 500 }, { key: world.demo.keys.individual })
  await open(`/payments/${id}`)
  await page.getByText('不推荐', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: '退款', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '退款 ¥5.00' }).click()
  await dialog.getByText('我的授权产品', { exact: false }).waitFor()
  await dialog.getByText('REFUND_NOT_AUTHORISED', { exact: false }).waitFor()
  forgive('409')
})

test('M11, M27: mode 1 is refused with mode 2 as the way out; red packets wait for the account manager, with the text to send', {
  skip: noBrowser,
}, async () => {
  const asked = await ask(world, { product: 'native_mode_one' })
  assert.equal(asked.status, 400)
  await open('/developer/requests?code=NATIVE_MODE_ONE_UNSUPPORTED')
  const link = page.getByRole('link', { name: 'NATIVE_MODE_ONE_UNSUPPORTED' })
  await link.waitFor()
  await open(String(await link.getAttribute('href')))
  await page.getByText('模式二', { exact: false }).first().waitFor()
  await open(`/merchants/${world.demo.merchants.company}?tab=products`)
  await page.getByRole('button', { name: /更新状态 · .*红包/ }).click()
  await page.getByRole('dialog').getByText('商务经理', { exact: false }).first().waitFor()
  forgive()
})

async function open(address: string): Promise<void> {
  await page.goto(address)
  await settled(page)
}

/** The browser complains of the refusals that were provoked, and may complain of nothing else. */
function forgive(status = 'nothing'): void {
  const others = troubles(page).filter((one) => !one.includes(status))
  troubles(page).length = 0
  assert.deepEqual(others, [])
}
