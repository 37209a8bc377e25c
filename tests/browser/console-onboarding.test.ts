import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Applyment } from '@teyue/contract/applyment'
import type { SubjectConfirmation } from '@teyue/contract/subject-confirmation'
import { fileLifetime } from '@teyue/server/testing/file-lifetime'
import type { Page } from 'playwright-core'
import { act, change, look } from '../scenarios/applyment-form.ts'
import { actOn, as, askedConfirmation, finished, lookAtConfirmation, sent } from '../scenarios/onboarded.ts'
import { COMPANY } from '../wire/company-form.ts'
import { closeBrowserAfterwards, noBrowser, settled, troubles } from './browser.ts'
import { choose, find } from './choose.ts'
import { type ConsoleWorld, consoleWorld } from './console-world.ts'

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
// What the browser says by itself of the one save that somebody else was before.
const OVERTAKEN = 'Failed to load resource: the server responded with a status of 409 (Conflict)'
const UNREACHED = 'Failed to load resource: net::ERR_FAILED'
const SIGNING_MS = 40 * 60_000

describe('onboarding in the console', { skip: noBrowser }, () => {
  let world: ConsoleWorld
  const lifetime = fileLifetime()
  before(async () => {
    world = await consoleWorld(lifetime)
  })
  closeBrowserAfterwards()

  test('M3, M4: a company is onboarded: filled in, a mistake seen at its field, submitted, rejected, corrected, signed, and its number is there', async () => {
    const page = await world.open({ role: 'operator' })
    await page.goto('/applyments')
    await begin(page)
    await goByKeyboard(page)
    const id = page.url().split('/').at(-1)!.split('?')[0]!
    await fillSubject(page)
    await fillPeople(page)
    await keepNothingInTheBrowser(page)
    await beOvertaken(page, world, id)
    await fillBusiness(page)
    await fillAccount(page)
    await sendNothingUnkept(page, '提交给微信支付')
    await submitIt(page, '提交给微信支付')
    await world.drain()
    await page.getByText('微信审核中').first().waitFor()
    await beRejected(page, world, await look(world, id))
    await sign(page, world, id)
    assert.deepEqual(troubles(page), [OVERTAKEN, UNREACHED])
    await page.context().close()
  })

  test('Q38, Q39: a confirmation that was rejected is cancelled, made anew with the reason at its field, corrected and sent', async () => {
    const id = await rejectedConfirmation(world)
    const page = await world.open({ role: 'operator' })
    await page.goto(`/subject-confirmations/${id}`)
    await page.getByText('营业执照照片：照片不清晰').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
    await page.getByText('正在向微信支付撤销').waitFor()
    await world.drain()
    await page.getByRole('button', { name: '以新编号重新填写' }).click()
    await page.getByText('微信支付：照片不清晰').waitFor()
    const anew = page.url().split('/').at(-1)!.split('?')[0]!
    await takeOut(page)
    await upload(page, '营业执照照片', 'licence-again.png')
    await write(page, '营业执照有效期：开始', '20190802')
    await page.getByText('资料已填齐，可以提交。').waitFor()
    await page.getByRole('button', { name: '提交给微信支付' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '提交给微信支付' }).click()
    await page.getByText('待提交').waitFor()
    await world.drain()
    const { state, rejection, business_code: code } = await lookAtConfirmation(world, anew)
    assert.deepEqual([state, rejection], ['auditing', null])
    assert.notEqual(code, (await lookAtConfirmation(world, id)).business_code)
    assert.deepEqual(troubles(page), [])
    await page.context().close()
  })
})

async function beRejected(page: Page, world: ConsoleWorld, submitted: Applyment): Promise<void> {
  const reason = { field: 'id_card_copy', field_name: '身份证人像面照片', reject_reason: '不清晰' }
  await act(world, submitted, 'rejection', { audit_detail: [reason] })
  await page.getByRole('button', { name: '向微信查询' }).click()
  await page.getByText('已去向微信查询').waitFor()
  await world.drain()
  await page.getByText('按下面的原因修改').waitFor()
  await step(page, '法定代表人')
  await page.getByText('微信支付：不清晰').waitFor()
  await takeOut(page)
  await upload(page, '身份证人像面照片', 'card-again.png')
  await submitIt(page, '重新提交')
  await world.drain()
  await page.getByText('微信审核中').first().waitFor()
  const again = await look(world, submitted.id)
  assert.deepEqual([again.business_code, again.applyment_id], [submitted.business_code, submitted.applyment_id])
}

async function sign(page: Page, world: ConsoleWorld, id: string): Promise<void> {
  const submitted = await look(world, id)
  await act(world, submitted, 'approval')
  await page.getByRole('button', { name: '向微信查询' }).click()
  await page.getByText('已去向微信查询').last().waitFor()
  await world.drain()
  const { sign_url } = await look(world, id)
  await page.getByRole('button', { name: '全屏显示' }).click()
  await page.getByRole('dialog').getByText('须由超级管理员').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '复制链接' }).click()
  assert.equal(await page.evaluate('navigator.clipboard.readText()'), sign_url)
  await act(world, submitted, 'signature')
  await world.advance(SIGNING_MS)
  const { state, sub_mchid: number } = await look(world, id)
  assert.equal(state, 'finished')
  await page.getByText(String(number)).first().waitFor()
  await page.getByRole('link', { name: '查看商户' }).click()
  await page.getByText(String(number)).first().waitFor()
}

/** One that WeChat has rejected for the picture of the licence. */
async function rejectedConfirmation(world: ConsoleWorld): Promise<string> {
  const { sub_merchant } = await finished(world)
  const begun = await as<SubjectConfirmation>(world, 'POST', '/v1/subject-confirmations', { sub_merchant })
  const { id } = await sent(world, begun.body.id)
  await actOn(world, id, { act: 'reject', param: 'licence_copy', reason: '照片不清晰' })
  await askedConfirmation(world, id)
  return id
}

/** Takes out the first paper that is there. */
async function takeOut(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: '移 出' })
    .or(page.getByRole('button', { name: '移出' }))
    .first()
    .click()
}

async function begin(page: Page): Promise<void> {
  await page.getByText('还没有进件').waitFor()
  await page.getByRole('button', { name: '新建进件' }).first().click()
  await page.getByText('新建商户').click()
  await page.getByLabel('商户名称').fill('晴天')
  await choose(page, '主体类型', '企业')
  await page.getByLabel('主体名称').fill(COMPANY)
  await page.getByRole('button', { name: '开始填写' }).press('Enter')
  await page.getByRole('navigation', { name: '填写步骤' }).waitFor()
}

/** To the first thing that is missing, whose field the keyboard is in then, and to where files are chosen. */
async function goByKeyboard(page: Page): Promise<void> {
  await step(page, '补充材料')
  assert.equal(await page.locator(':focus').textContent(), '补充材料')
  const chosen = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /^选择文件 · / })
    .first()
    .press('Enter')
  await chosen
  await page.getByRole('button', { name: '主体 · 注册号 / 统一社会信用代码' }).press('Enter')
  await page.getByRole('heading', { name: '主体', exact: true }).waitFor()
  assert.match(String(await page.locator(':focus').getAttribute('id')), /-license_number$/)
}

async function fillSubject(page: Page): Promise<void> {
  await upload(page, '营业执照照片', 'licence.PNG')
  await write(page, '注册号 / 统一社会信用代码', '91310000MA1FL0000M')
  await page.getByText('校验码不符，其中至少有一位填错。').waitFor()
  await write(page, '注册号 / 统一社会信用代码', '91310000MA1FL0000N')
  await page.getByText('校验码不符').waitFor({ state: 'hidden' })
  await write(page, '商户名称', COMPANY)
  await write(page, '经营者 / 法定代表人姓名', '李四')
}

async function fillPeople(page: Page): Promise<void> {
  await step(page, '法定代表人')
  await choose(page, '证件类型', '中国大陆居民身份证')
  await again(page, '身份证人像面照片', 'licence.png')
  await again(page, '身份证国徽面照片', 'licence.png')
  await write(page, '身份证姓名', '李四')
  await write(page, '身份证号码', '11010519491231002x')
  await write(page, '身份证居住地址', '上海市黄浦区一路一号')
  await write(page, '身份证有效期开始', '20160606')
  await page.getByLabel('身份证有效期结束：长期').check()
  await page.getByRole('radiogroup', { name: '法定代表人是否为最终受益人' }).getByText('是').click()
  await step(page, '超级管理员')
  await page.getByText('法定代表人 / 经营者', { exact: true }).last().click()
  await write(page, '超级管理员姓名', '李四')
  await write(page, '超级管理员手机', '13800000001')
  await write(page, '超级管理员邮箱', 'li@example.cn')
}

/** Somebody else writes a field that is written here: neither is lost, and it is seen. */
async function beOvertaken(page: Page, world: ConsoleWorld, id: string): Promise<void> {
  await step(page, '经营场景')
  await write(page, '客服电话', '02100000001')
  await page.getByText('已保存', { exact: true }).waitFor()
  await change(world, id, { draft: { business_info: { merchant_shortname: '别的名字' } } })
  await write(page, '商户简称', '晴天咖啡')
  await page.getByText('您填的“商户简称”没有保存').waitFor()
  assert.equal(await page.getByLabel('商户简称', { exact: true }).inputValue(), '别的名字')
  await page.getByRole('button', { name: '已核对' }).click()
  await page.getByText('您填的“商户简称”没有保存').waitFor({ state: 'hidden' })
}

/** A page that is loaded again has it all from the platform, masked; the browser has kept nothing of it. */
async function keepNothingInTheBrowser(page: Page): Promise<void> {
  await page.getByText('已保存', { exact: true }).waitFor()
  const kept = String(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'))
  assert.doesNotMatch(kept, /李四|13800000001|11010519491231002X/)
  await page.reload()
  await settled(page)
  await page.getByText('138***0001').waitFor()
}

async function fillBusiness(page: Page): Promise<void> {
  await step(page, '经营场景')
  await write(page, '商户简称', '晴天咖啡')
  await write(page, '客服电话', '02100000000')
  await page.getByLabel('互联网网站').check()
  await write(page, '网站域名', 'example.cn')
  await step(page, '结算规则')
  await write(page, '入驻结算规则 ID', '716')
  await page.getByText('0.6%，T+1：餐饮').first().waitFor()
  await page.keyboard.press('Escape')
}

async function fillAccount(page: Page): Promise<void> {
  await step(page, '结算账户')
  await page.getByText('对公银行账户').click()
  await write(page, '开户名称', COMPANY)
  await write(page, '银行账号', '1001 0000 0000 0000 001')
  await find(page, '开户银行', '工商银行')
  await page.getByText('已保存', { exact: true }).waitFor()
}

/** While what was typed last cannot be kept, the form is not sent without it. */
async function sendNothingUnkept(page: Page, verb: string): Promise<void> {
  await page.getByText('资料已填齐，可以提交。').waitFor()
  const forms = '**/v1/applyments/*'
  await page.route(forms, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.fallback()))
  await write(page, '银行账号', '1001 0000 0000 0000 002')
  const submit = page.getByRole('button', { name: verb })
  await submit.dispatchEvent('click')
  await page.getByText('没有保存', { exact: true }).waitFor()
  assert(await submit.isDisabled())
  await page.unroute(forms)
  await page.getByRole('button', { name: '再保存一次' }).click()
  await page.getByText('已保存', { exact: true }).waitFor()
  assert.equal(await page.getByRole('dialog').count(), 0)
}

/** Says what is sent to whom before it is. */
async function submitIt(page: Page, verb: string): Promise<void> {
  await page.getByText('资料已填齐，可以提交。').waitFor()
  await page.getByRole('button', { name: verb }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('将把“晴天咖啡”的申请单', { exact: false }).waitFor()
  await dialog.getByRole('button', { name: verb }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function step(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '填写步骤' }).getByRole('button', { name }).click()
}

async function write(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).first()
  await field.fill(text)
  await field.blur()
}

async function upload(page: Page, label: string, name: string): Promise<void> {
  const file = { name, mimeType: 'image/png', buffer: PICTURE }
  await page.getByLabel(`文件 · ${label}`, { exact: true }).setInputFiles(file)
  await page.getByText(name.toLowerCase()).first().waitFor()
}

async function again(page: Page, label: string, name: string): Promise<void> {
  await choose(page, `用已上传的 · ${label}`, name)
}
