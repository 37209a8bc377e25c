import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeBrowserAfterwards, noBrowser } from './browser.ts'
import { askAtDesk, deskAct } from './portal-acts.ts'
import { assertNoComplaint, PortalStory } from './portal-story.ts'

const H5_SCENE = { scene_info: { payer_client_ip: '1.2.3.4', h5_info: { type: 'Wap' } } }

const told = { skip: noBrowser, timeout: 120_000 }

// The stories follow one another in one world, on one page, as a person would go through them.
let story: PortalStory
before(async () => {
  if (!noBrowser) story = await PortalStory.open()
})
after(() => story?.close())
closeBrowserAfterwards()

test('M12: APP is asked for, signed and withdrawn at the desk, and orders follow', told, async () => {
  assert.deepEqual(await story.make('app', 'm12-app-0'), [403, 'NO_AUTH'])
  await story.page.goto('/desk')
  await story.page.getByRole('link', { name: '提出申请' }).first().click()
  await story.page.getByLabel('为哪个子商户').selectOption(story.subMchid)
  await story.page.getByLabel('申请什么').selectOption('app')
  await story.page.getByText('开通前，APP 下单返回 403 NO_AUTH').waitFor()
  assert.match(await story.page.getByLabel('申请内容').inputValue(), /晴天咖啡/)
  await story.page.getByLabel('谁提出').fill('特约云 王经理')
  await story.page.getByRole('button', { name: '提交申请' }).click()
  await story.page.getByRole('heading', { name: 'APP 支付', exact: true }).waitFor()
  assert.deepEqual(await story.make('app', 'm12-app-1'), [403, 'NO_AUTH'])
  await story.page.goto('/desk?state=asked')
  await story.page.getByRole('link', { name: 'APP 支付' }).click()
  await deskAct(story.page, '签署')
  await story.page.getByText('已开通').waitFor()
  assert.deepEqual(await story.make('app', 'm12-app-2'), [200, undefined])
  await deskAct(story.page, '收回', '违规')
  await story.page.getByRole('region', { name: '晴天咖啡 · APP 支付' }).getByText('已收回').waitFor()
  assert.deepEqual(await story.make('app', 'm12-app-3'), [403, 'NO_AUTH'])
  const history = await story.page.locator('.timeline li').allTextContents()
  assert.match(history.join(' '), /提出申请.*特约云 王经理.*已签署.*商务经理.*已收回.*违规/)
})

test('M12: a request is refused with its reason', told, async () => {
  await askAtDesk(story.page, story.subMchid, 'h5')
  await deskAct(story.page, '拒绝', '域名没有备案')
  await story.page.getByText('域名没有备案').waitFor()
  assert.deepEqual((await story.make('h5', 'm12-h5', H5_SCENE))[0], 403)
  await story.page.goto('/desk?state=refused')
  await story.page.getByRole('row', { name: /H5 支付.*晴天咖啡.*已拒绝.*域名没有备案/ }).waitFor()
})

test('M27: red packets are asked for at the desk, and the merchant platform shows it', told, async () => {
  await story.page.goto(`/merchants/${story.subMchid}/products`)
  const packets = story.page.getByRole('region', { name: '现金红包' })
  await packets.getByText('未申请').waitFor()
  await packets.getByRole('link', { name: '向商务经理申请' }).click()
  await story.page.getByRole('button', { name: '提交申请' }).click()
  await story.page.getByRole('heading', { name: '现金红包', exact: true }).waitFor()
  await deskAct(story.page, '签署')
  await story.page.goto(`/merchants/${story.subMchid}/products`)
  await packets.getByText('已开通', { exact: true }).waitFor()
})

test('M25: a refund authority asked for at the desk waits there, and both platforms lead to it', told, async () => {
  await askAtDesk(story.page, story.subMchid, 'refund')
  await story.page.goto(`/partners/${story.provider.mchid}/merchants/${story.subMchid}`)
  await story.page.getByRole('link', { name: '去商务经理处看申请' }).waitFor()
  await story.page.goto(`/merchants/${story.subMchid}/products`)
  await story.page.getByText('等待签署；签署后立即生效').waitFor()
  await story.page.getByRole('link', { name: '去商务经理处看申请' }).click()
  await deskAct(story.page, '签署')
  await story.page.getByText('已开通').waitFor()
  await story.page.goto(`/desk?state=asked&sub_mchid=${story.subMchid}`)
  await story.page.getByText('没有符合筛选的申请').waitFor()
  await story.page.getByRole('link', { name: '看全部申请' }).click()
  await story.page
    .getByRole('row', { name: /晴天咖啡.*已开通/ })
    .first()
    .waitFor()
})

test('no page of the story complained', told, () => assertNoComplaint(story.page))
