import { APPLYMENTS, type FormActs, type Json, SUBJECTS, withForms } from '../form-stage.ts'
import { type Mistake, type MistakeStage, mistake } from './mistake.ts'

const CAPITAL = '/v3/capital/capitallhh'
const STRANGE_APPID = 'wx0000000000000000'
const BUSINESS = { account_type: 'ACCOUNT_TYPE_BUSINESS', account_bank: '农业银行' }
const ACCOUNT_NUMBER = '6200000000000000001'

type Forms = MistakeStage & FormActs

/** What somebody does wrong with a form; each has papers of its own. */
function formMistake(
  does: string,
  reason: Mistake['reason'],
  rule: Mistake['rule'],
  make: (forms: Forms) => Promise<unknown>,
): Mistake {
  return mistake(does, reason, rule, async (stage) => make(await withForms(stage)))
}

/** Applications, settlement accounts, confirmations of subjects, and banks. */
export const FORM_MISTAKES: readonly Mistake[] = [
  formMistake('writes an account of another name', 'formFieldWrong', 'M3', ({ submit, next, papers }) =>
    submit(codeOf(next), { '/bank_account_info/account_name': papers.seal('另一家有限公司') }),
  ),
  formMistake('names a paper that was never uploaded', 'mediaUnknown', 'M3', ({ submit, next }) =>
    submit(codeOf(next), { '/subject_info/business_license_info/license_copy': 'nobody-s' }),
  ),
  formMistake('names an appid of nobody as its own', 'formAppid', 'M3', (forms) =>
    forms.submit(codeOf(forms.next), scene(forms, { mp_appid: STRANGE_APPID })),
  ),
  formMistake('names an appid of nobody as the merchant’s', 'formAppidUnknown', 'M3', (forms) =>
    forms.submit(codeOf(forms.next), scene(forms, { mp_sub_appid: STRANGE_APPID })),
  ),
  formMistake('submits another form under a number that stands', 'applymentStands', 'M3', async ({ submit, next }) => {
    const code = codeOf(next)
    await submit(code)
    return submit(code, { '/business_info/merchant_shortname': '别的店' })
  }),
  formMistake('asks for an application of nobody', 'applymentUnknown', 'M3', ({ call }) =>
    call('GET', `${APPLYMENTS}/business_code/nobody`),
  ),

  formMistake('settles a company to a card', 'settlementTypeWrong', 'M23', (forms) =>
    change(forms, forms.subMchid, { account_type: 'ACCOUNT_TYPE_PRIVATE' }),
  ),
  formMistake('changes an account while a change is under review', 'settlementUnderReview', 'M23', async (forms) => {
    const first = await change(forms, forms.subMchid)
    const answer = await change(forms, forms.subMchid)
    await forms.control('POST', `/settlement-changes/${first.body.application_no}/review`, {})
    return answer
  }),
  formMistake('changes an account six times a day', 'settlementTooOften', 'M23', async (forms) => {
    for (let count = 0; count < 5; count++) {
      const { body } = await change(forms, forms.secondMchid)
      await forms.control('POST', `/settlement-changes/${body.application_no}/review`, {})
    }
    return change(forms, forms.secondMchid)
  }),
  formMistake('asks for a change of nobody', 'applicationUnknown', 'M23', ({ call, subMchid }) =>
    call('GET', `/v3/apply4sub/sub_merchants/${subMchid}/application/1`),
  ),

  formMistake('confirms a subject that is being confirmed', 'subjectStands', 'subjectConfirmation', async (forms) => {
    const code = codeOf(forms.next)
    await forms.submitSubject(code)
    const answer = await forms.submitSubject(codeOf(forms.next))
    await forms.call('POST', `${SUBJECTS}/${code}/cancel`, {})
    return answer
  }),
  formMistake('uses the number of a confirmation again', 'subjectNumberUsed', 'subjectConfirmation', async (forms) => {
    const code = codeOf(forms.next)
    await forms.submitSubject(code)
    await forms.call('POST', `${SUBJECTS}/${code}/cancel`, {})
    return forms.submitSubject(code)
  }),
  formMistake('asks for a confirmation of nobody', 'subjectUnknown', 'subjectConfirmation', ({ call }) =>
    call('GET', `${SUBJECTS}?business_code=nobody`),
  ),
  formMistake('asks for a confirmation without its number', 'subjectNumberMissing', 'subjectConfirmation', ({ call }) =>
    call('GET', SUBJECTS),
  ),
  formMistake('cancels a subject that is frozen', 'subjectNotCancellable', 'subjectConfirmation', async (forms) => {
    const code = codeOf(forms.next)
    const { body } = await forms.submitSubject(code)
    const frozen = { act: 'freeze', reason: '该主体已由 李* 确认' }
    await forms.control('POST', `/subject-confirmations/${body.applyment_id}/acts`, frozen)
    return forms.call('POST', `${SUBJECTS}/${code}/cancel`, {})
  }),

  formMistake('asks for the cities of no province', 'provinceUnknown', 'banks', ({ call }) =>
    call('GET', `${CAPITAL}/areas/provinces/99/cities`),
  ),
  formMistake('asks for branches in no city', 'cityUnknown', 'banks', async ({ call }) => {
    const { body } = await call('GET', `${CAPITAL}/banks/corporate-banking?limit=200`)
    const banks = body.data as { bank_alias_code: string; need_bank_branch: boolean }[]
    const bank = banks.find(({ need_bank_branch }) => need_bank_branch)
    return call('GET', `${CAPITAL}/banks/${bank?.bank_alias_code}/branches?city_code=9999&limit=1`)
  }),
  formMistake('asks for branches of no bank', 'bankWithoutBranches', 'banks', ({ call }) =>
    call('GET', `${CAPITAL}/banks/1/branches?city_code=536&limit=1`),
  ),
]

function codeOf(next: () => string): string {
  return next().replaceAll('-', '_')
}

function scene({ papers }: Forms, info: Json): Json {
  const sales_scenes_type = ['SALES_SCENES_MP']
  return { '/business_info/sales_info': { sales_scenes_type, mp_info: { mp_pics: [papers.picture], ...info } } }
}

function change({ call, papers }: Forms, subMchid: string, more: Json = {}) {
  const body = { ...BUSINESS, account_number: papers.seal(ACCOUNT_NUMBER), ...more }
  const path = `/v3/apply4sub/sub_merchants/${subMchid}/modify-settlement`
  return call('POST', path, body, { headers: papers.headers })
}
