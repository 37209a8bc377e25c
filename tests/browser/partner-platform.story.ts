import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeBrowserAfterwards, noBrowser } from './browser.ts'
import {
  askAtDesk,
  bindAppid,
  chooseBinding,
  deskAct,
  downloadCredentials,
  makeAppid,
  makeProvider,
} from './portal-acts.ts'
import { assertNoComplaint, ORDERS, PortalStory, SUBJECT } from './portal-story.ts'

const GROUP = '晴天集团有限公司'

const told = { skip: noBrowser, timeout: 120_000 }

// The stories follow one another in one world, on one page, as a person would go through them.
let story: PortalStory
before(async () => {
  if (!noBrowser) story = await PortalStory.open()
})
after(() => story?.close())
closeBrowserAfterwards()

test('M1: two providers are made, one with two sub-merchants, and each acts for its own alone', told, async () => {
  const other = await downloadCredentials(story.page, await makeProvider(story.page, '另一家'))
  assert.deepEqual(await story.make('native', 'm1-own'), [200, undefined])
  const foreign = story.order('m1-other', { sp_mchid: other.mchid })
  const stranger = await story.call('POST', `${ORDERS}/native`, foreign, other)
  assert.equal(stranger.status >= 400, true, JSON.stringify(stranger.body))
})

test('M17: an appid of another subject is bound only with its joint-operation letter', told, async () => {
  const group = await makeAppid(story.page, story.provider.mchid, '集团会员', GROUP)
  await chooseBinding(story.page, story.provider.mchid, story.subMchid, group)
  await story.page.getByRole('dialog').getByText(`主体不一致：appid 属于“${GROUP}”`).waitFor()
  await story.page.getByRole('dialog').getByRole('button', { name: '关联 appid' }).click()
  await story.page.getByRole('dialog').getByRole('alert').getByText('主体不一致').waitFor()
  await story.page.getByRole('dialog').getByRole('link', { name: '申请联合运营函' }).click()
  await story.page.getByRole('button', { name: '提交申请' }).click()
  await story.page.getByRole('heading', { name: '联合运营函', exact: true }).waitFor()
  await deskAct(story.page, '签署')
  await bindAppid(story.page, story.provider.mchid, story.subMchid, group)
  await story.page.getByRole('row', { name: /集团会员.*有效/ }).waitFor()
  assert.deepEqual(await story.make('native', 'm17-group', { sub_appid: group }), [200, undefined])
})

test('M18: several appids on one sub-merchant are allowed, with a warning', told, async () => {
  const own = await makeAppid(story.page, story.provider.mchid, '晴天咖啡号', SUBJECT)
  await bindAppid(story.page, story.provider.mchid, story.subMchid, own)
  await story.page.getByText('允许，但不建议').waitFor()
  assert.deepEqual(await story.make('native', 'm18-own', { sub_appid: own }), [200, undefined])
  await story.page.goto(`/merchants/${story.subMchid}/config`)
  await story.page.getByRole('row', { name: /集团会员.*联合运营函有效/ }).waitFor()
  await story.page.getByRole('row', { name: /晴天咖啡号.*同主体/ }).waitFor()
})

test('M7: an account of another subject is recommended only under the agreement', told, async () => {
  const settings = `/partners/${story.provider.mchid}/merchants/${story.subMchid}`
  const recommend = async () => {
    await story.page.goto(settings)
    await story.page.getByRole('button', { name: '设置推荐关注' }).click()
    await story.page
      .getByRole('dialog')
      .getByLabel('推荐哪个公众号或小程序')
      .selectOption({ label: `集团会员 · ${GROUP}` })
    await story.page.getByRole('dialog').getByRole('button', { name: '设置推荐关注' }).click()
  }
  await recommend()
  await story.page.getByRole('dialog').getByRole('alert').getByText('主体不一致').waitFor()
  await story.page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await askAtDesk(story.page, story.subMchid, 'recommend_follow')
  await deskAct(story.page, '签署')
  await recommend()
  await story.page.getByText('“晴天咖啡”的推荐关注已设置').waitFor()
})

test('no page of the story complained', told, () => assertNoComplaint(story.page))
