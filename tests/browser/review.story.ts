import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Simulator, startSimulator } from '@teyue/simulator/simulator'
import { type FormActs, type Json, withForms } from '@teyue/simulator/testing/form-stage'
import { usedKeyPair } from '@teyue/simulator/testing/used-keys'
import type { Page } from 'playwright-core'
import { closeBrowserAfterwards, noBrowser, openPage } from './browser.ts'
import { picture } from './picture.ts'
import { assertNoComplaint } from './portal-story.ts'
import { type PortalWorld, portalWorld } from './portal-world.ts'

const CODE = 'STORY_1'
const told = { skip: noBrowser, timeout: 120_000 }

// The stories follow one another in one world, on one page, as a reviewer and an administrator would go through them.
let simulator: Simulator
let forms: PortalWorld & FormActs
let page: Page
before(async () => {
  if (noBrowser) return
  simulator = await startSimulator({ port: 0, dataDir: null, keyPairs: usedKeyPair })
  forms = await withForms(await portalWorld(simulator), picture())
  page = await openPage(simulator.url)
})
after(async () => {
  await page?.context().close()
  await simulator?.close()
})
closeBrowserAfterwards()

test('M3: an application is read with its papers, and rejected with a reason for each field', told, async () => {
  await submit()
  await page.goto('/review')
  await page.getByRole('link', { name: '晴天咖啡二店' }).click()
  await page.getByText('11010519491231002X').waitFor()
  await page.getByRole('img', { name: '营业执照照片' }).first().waitFor()
  await page.getByRole('button', { name: '驳回', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '驳回' }).click()
  await dialog.getByText('请写明原因。').waitFor()
  await dialog.getByLabel('字段 1').selectOption({ label: '营业执照照片 · license_copy' })
  await dialog.getByLabel('原因 1').fill('照片不清晰')
  await dialog.getByRole('button', { name: '再加一个字段' }).click()
  await dialog.getByLabel('字段 2').selectOption({ label: '开户名称 · account_name' })
  await dialog.getByLabel('原因 2').fill('与登记证书不一致')
  await dialog.getByRole('button', { name: '驳回' }).click()
  await page.getByText('与登记证书不一致').waitFor()
  assert.partialDeepStrictEqual(await forms.state(CODE), {
    applyment_state: 'APPLYMENT_STATE_REJECTED',
    audit_detail: [
      { field: 'license_copy', field_name: '营业执照照片', reject_reason: '照片不清晰' },
      { field: 'account_name', reject_reason: '与登记证书不一致' },
    ],
  })
})

test('M3: corrected by the provider it passes, and its account is checked by remittance', told, async () => {
  await submit({ '/business_info/service_phone': '02100000009' })
  await page.getByText('02100000009').waitFor()
  await act('审核通过')
  await page.getByText('待账户验证').first().waitFor()
  await act('汇款不符')
  await act('汇款已到，验证通过')
  await page.getByText('待签约').first().waitFor()
})

test('M4: the link is scanned, and signed on the super administrator’s phone alone', told, async () => {
  const { sign_url } = await forms.state(CODE)
  await page.goto('/')
  await page.getByRole('button', { name: /^张三/ }).click()
  await page.getByRole('navigation', { name: '微信的标签页' }).getByRole('button', { name: '发现' }).click()
  await page.getByRole('button', { name: '扫一扫' }).click()
  await page.getByRole('textbox', { name: '粘贴二维码里的链接' }).fill(String(sign_url))
  await page.getByRole('button', { name: '识别' }).click()
  await page.getByText('这是 张三 的手机；须由 李四 本人确认。').waitFor()
  await page.getByRole('button', { name: '换成 李四 的手机' }).click()
  await page.getByRole('button', { name: '确认签约' }).click()
  await page.getByText('已签约，正在开通权限').first().waitFor()
  assert.equal((await forms.state(CODE)).applyment_state, 'APPLYMENT_STATE_SIGNING')
})

test('M4: half an hour later it is open, and the first password of its platform is shown once', told, async () => {
  const { applyment_id } = await forms.state(CODE)
  await page.goto(`/review/applyments/${applyment_id}`)
  await act('拨到到期')
  await page.getByRole('link', { name: '领取商户平台的初始密码' }).click()
  await page.getByRole('button', { name: '领取初始密码' }).click()
  await page.locator('#initial-password').waitFor()
  await page.reload()
  await page.getByRole('button', { name: '重置密码' }).waitFor()
  assert.equal(await page.locator('#initial-password').count(), 0)
})

test('M23: a change of a settlement account is not passed, with its reason', told, async () => {
  const { subMchid, papers } = forms
  const path = `/v3/apply4sub/sub_merchants/${subMchid}`
  const account_number = papers.seal('6200610000000000')
  const account = { account_type: 'ACCOUNT_TYPE_BUSINESS', account_bank: '招商银行', account_number }
  const { body } = await forms.call('POST', `${path}/modify-settlement`, account, { headers: papers.headers })
  await page.goto('/review/changes')
  await page.getByRole('button', { name: '不通过' }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('户名有误')
  await page.getByRole('dialog').getByRole('button', { name: '不通过' }).click()
  await page.getByRole('row', { name: /招商银行.*未通过.*户名有误/ }).waitFor()
  const told = await forms.call('GET', `${path}/application/${body.application_no}`)
  assert.partialDeepStrictEqual(told.body, { verify_result: 'AUDIT_FAIL', verify_fail_reason: '户名有误' })
})

test('a merchant is punished, and its orders are refused', told, async () => {
  await page.goto('/review/risk')
  await page.getByLabel('子商户').selectOption(forms.subMchid)
  await page.getByLabel('风险类型').selectOption('GAMBLING')
  await page.getByLabel('收款', { exact: true }).last().selectOption('stop')
  await page.getByRole('button', { name: '处置' }).click()
  await page.getByText('“特约云”没有设置通知地址').waitFor()
  const order = await forms.call('POST', '/v3/pay/partner/transactions/native', forms.order('story-punished'))
  assert.deepEqual([order.status, order.body.code], [403, 'RULE_LIMIT'])
})

test('no page of the story complained', told, () => assertNoComplaint(page))

/** A society that sells in a store: its account is checked by remittance. */
async function submit(changes: Json = {}): Promise<void> {
  const { picture: paper, seal } = forms.papers
  const certificate_info = {
    ...{
      cert_copy: paper,
      cert_type: 'CERTIFICATE_TYPE_2394',
      cert_number: '51310000000000000X',
      merchant_name: '晴天协会',
    },
    ...{ company_address: '某路', legal_person: '李四', period_begin: '2019-08-01', period_end: '长期' },
  }
  const reply = await forms.submit(CODE, {
    '/subject_info/subject_type': 'SUBJECT_TYPE_OTHERS',
    '/subject_info/certificate_info': certificate_info,
    '/bank_account_info/account_name': seal('晴天协会'),
    ...changes,
  })
  assert.equal(reply.status, 200, reply.text)
}

async function act(name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
