import { control } from '@teyue/simulator/testing/control-client'
import { type FormActs, withForms } from '@teyue/simulator/testing/form-stage'
import { picture } from './picture.ts'
import { type PortalWorld, portalWorld } from './portal-world.ts'

/** WeChat's numbers of forms in several states. */
export type ReviewWorld = {
  readonly applyment: number
  readonly rejected: number
  readonly signable: number
  readonly subject: number
}

const made = new WeakMap<{ url: string }, Promise<ReviewWorld>>()

/** Forms under review, rejected, to be signed; a subject to be confirmed, a change of an account, and a merchant that was punished. */
export function reviewWorld(simulator: { readonly url: string }): Promise<ReviewWorld> {
  const known = made.get(simulator) ?? makeForms(simulator)
  made.set(simulator, known)
  return known
}

async function makeForms(simulator: { readonly url: string }): Promise<ReviewWorld> {
  const world = await portalWorld(simulator)
  const forms = await withForms(world, picture())
  const applyment = await submitted(forms, 'SIGHT_1')
  const rejected = await submitted(forms, 'SIGHT_2', '晴天面包')
  const audit_detail = [
    { field: 'license_copy', field_name: '营业执照照片', reject_reason: '照片不清晰，请重新拍摄' },
    { field: 'account_name', field_name: '开户名称', reject_reason: '与营业执照上的名称不一致' },
  ]
  await forms.act('SIGHT_2', 'rejection', { audit_detail })
  const signable = await submitted(forms, 'SIGHT_3', '晴天茶馆')
  await forms.act('SIGHT_3', 'approval')
  const confirmation = await forms.submitSubject('SIGHT_1')
  const subject = Number(confirmation.body.applyment_id)
  await control(world.url, 'POST', `/subject-confirmations/${subject}/acts`, { act: 'approve' })
  await changeAccount(world, forms)
  await punish(world)
  return { applyment, rejected, signable, subject }
}

async function submitted(forms: FormActs, code: string, name = '晴天咖啡二店'): Promise<number> {
  return Number((await forms.submit(code, { '/business_info/merchant_shortname': name })).body.applyment_id)
}

async function changeAccount({ call, subMchid }: PortalWorld, { papers }: FormActs): Promise<void> {
  const account = {
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    account_bank: '招商银行',
    account_number: papers.seal('6200610000000000'),
  }
  const path = `/v3/apply4sub/sub_merchants/${subMchid}/modify-settlement`
  await call('POST', path, account, { headers: papers.headers })
}

async function punish({ call, url, subMchid }: PortalWorld): Promise<void> {
  const disposal = { risk_type: 'UNUSUAL_TRANSACTION', punish_description: '请提交经营材料' }
  await control(url, 'POST', `/merchants/${subMchid}/violations`, disposal)
  const address = { notify_url: `${url}/nobody-listens` }
  await call('POST', '/v3/merchant-risk-manage/violation-notifications', address)
  await control(url, 'POST', `/merchants/${subMchid}/violations`, { risk_type: 'GAMBLING', collecting: true })
}
