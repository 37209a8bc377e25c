import type { CodeStage } from './code-stage.ts'
import { type FormActs, withForms } from './form-stage.ts'

type Row = (stage: CodeStage) => Promise<readonly [method: string, path: string, body?: unknown]>

/** The operations on forms; each begins with a form of its own. */
export const formWalk: Readonly<Record<string, Row>> = {
  'applyments.list': async () => ['GET', '/applyments'],
  'applyments.read': async (stage) => ['GET', `/applyments/${await submitted(stage, 'walk_1')}`],
  'applyments.approve': async (stage) => ['POST', `/applyments/${await submitted(stage, 'walk_2')}/approval`],
  'applyments.reject': async (stage) => {
    const audit_detail = [{ field: 'license_copy', field_name: '营业执照照片', reject_reason: '不清晰' }]
    return ['POST', `/applyments/${await submitted(stage, 'walk_3')}/rejection`, { audit_detail }]
  },
  'applyments.interrupt': async (stage) => ['POST', `/applyments/${await submitted(stage, 'walk_4')}/interruption`],
  'applyments.checkAccount': async (stage) => {
    const forms = await withForms(stage)
    const { picture, seal } = forms.papers
    const certificate_info = {
      cert_copy: picture,
      cert_type: 'CERTIFICATE_TYPE_2394',
      cert_number: '1',
      merchant_name: '某会',
      company_address: '某路',
      legal_person: '李四',
      period_begin: '2019-08-01',
      period_end: '长期',
    }
    await forms.submit('walk_5', {
      '/subject_info/subject_type': 'SUBJECT_TYPE_OTHERS',
      '/subject_info/certificate_info': certificate_info,
      '/bank_account_info/account_name': seal('某会'),
    })
    await forms.act('walk_5', 'approval')
    return ['POST', `/applyments/${await numberOf(forms, 'walk_5')}/account-checks`, { way: 'remittance', ok: true }]
  },
  'applyments.sign': async (stage) => {
    const number = await submitted(stage, 'walk_6')
    await stage.control('POST', `/applyments/${number}/approval`)
    return ['POST', `/applyments/${number}/signature`, {}]
  },

  'subjects.list': async () => ['GET', '/subject-confirmations'],
  'forms.fields': async () => ['GET', '/form-fields?form=applyment'],
  'subjects.act': async (stage) => [
    'POST',
    `/subject-confirmations/${await confirmed(stage, 'walk_1')}/acts`,
    { act: 'cancel' },
  ],
  'subjects.authorize': async (stage) => {
    const number = await confirmed(stage, 'walk_2')
    for (const act of ['approve', 'confirm_contact']) {
      await stage.control('POST', `/subject-confirmations/${number}/acts`, { act })
    }
    return ['POST', `/subject-confirmations/${number}/authorizations`, { sub_mchid: stage.subMchid }]
  },
  'subjects.read': async (stage) => ['GET', `/subject-confirmations/${await confirmed(stage, 'walk_3')}`],

  'media.file': async (stage) => ['GET', `/media-file?media_id=${(await withForms(stage)).papers.picture}`],

  'violations.list': async () => ['GET', '/violations'],
  'violations.record': async (stage) => [
    'POST',
    `/merchants/${stage.subMchid}/violations`,
    { risk_type: 'GAMBLING', collecting: true },
  ],

  'settlements.changes': async () => ['GET', '/settlement-changes'],
  'settlements.review': async (stage) => {
    const { papers } = await withForms(stage)
    const body = {
      account_type: 'ACCOUNT_TYPE_BUSINESS',
      account_bank: '华夏银行',
      account_number: papers.seal('6200000000000001'),
    }
    const path = `/v3/apply4sub/sub_merchants/${stage.subMchid}/modify-settlement`
    const { body: told } = await stage.call('POST', path, body, { headers: papers.headers })
    return ['POST', `/settlement-changes/${told.application_no}/review`, {}]
  },
}

async function submitted(stage: CodeStage, code: string): Promise<unknown> {
  const forms = await withForms(stage)
  return (await forms.submit(code)).body.applyment_id
}

async function confirmed(stage: CodeStage, code: string): Promise<unknown> {
  const forms = await withForms(stage)
  return (await forms.submitSubject(code)).body.applyment_id
}

async function numberOf(forms: FormActs, code: string): Promise<unknown> {
  return (await forms.state(code)).applyment_id
}
