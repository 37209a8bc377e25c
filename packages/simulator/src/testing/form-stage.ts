import type { ControlAnswer } from './control-client.ts'
import { ask } from './control-client.ts'
import { type Papers, papersOf } from './form-papers.ts'
import type { Reply } from './merchant-client.ts'
import { type Ending, openStage, type Stage } from './stage.ts'

export const APPLYMENTS = '/v3/applyment4sub/applyment'
export const SUBJECTS = '/v3/apply4subject/applyment'
export const COMPANY = '上海晴天餐饮有限公司'

export type Json = Record<string, unknown>

/** The stage, with papers uploaded, and forms to submit. */
export type FormStage = Stage & FormActs

/** What forms need of a stage. */
export type FormCaller = Pick<Stage, 'url' | 'provider' | 'call'>

export type FormActs = {
  readonly papers: Papers
  readonly form: (code: string, changes?: Json) => Json
  readonly confirmation: (code: string, changes?: Json) => Json
  submit(code: string, changes?: Json): Promise<Reply>
  submitSubject(code: string, changes?: Json): Promise<Reply>
  state(code: string): Promise<Json>
  /** One act at WeChat, by the number of ours. */
  act(code: string, what: string, body?: Json): Promise<ControlAnswer>
}

export async function openFormStage(test: Ending): Promise<FormStage> {
  return withForms(await openStage(test))
}

export async function withForms<Kind extends FormCaller>(stage: Kind, picture?: Buffer): Promise<Kind & FormActs> {
  const papers = await papersOf(stage, picture)
  const { headers } = papers
  const form: FormActs['form'] = (code, changes) => changed({ ...companyForm(papers), business_code: code }, changes)
  const confirmation: FormActs['confirmation'] = (code, changes) =>
    changed({ ...subjectForm(papers), business_code: code }, changes)
  const state: FormActs['state'] = async (code) =>
    (await stage.call('GET', `${APPLYMENTS}/business_code/${code}`)).body as Json
  return {
    ...stage,
    papers,
    form,
    confirmation,
    state,
    submit: (code, changes) => stage.call('POST', `${APPLYMENTS}/`, form(code, changes), { headers }),
    submitSubject: (code, changes) => stage.call('POST', SUBJECTS, confirmation(code, changes), { headers }),
    act: async (code, what, body) =>
      ask(stage.url, 'POST', `/applyments/${String((await state(code)).applyment_id)}/${what}`, body),
  }
}

/** Sets, or with `undefined` removes, what stands at each path: `/contact_info/contact_type`. */
export function changed(form: Json, changes: Json = {}): Json {
  const copy = structuredClone(form)
  for (const [path, value] of Object.entries(changes)) {
    const names = path.slice(1).split('/')
    const last = names.pop() ?? ''
    const parent = names.reduce<Json>((inner, name) => inner[name] as Json, copy)
    if (value === undefined) delete parent[last]
    else parent[last] = value
  }
  return copy
}

/** A company whose legal representative signs, and which sells in a store: no account check. */
function companyForm({ picture, seal }: Papers): Json {
  return {
    contact_info: {
      contact_type: 'LEGAL',
      contact_name: seal('李四'),
      mobile_phone: seal('13800000000'),
      contact_email: seal('li@example.cn'),
    },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_ENTERPRISE',
      business_license_info: {
        license_copy: picture,
        license_number: '91310000MA1FL0000X',
        merchant_name: COMPANY,
        legal_person: '李四',
        period_begin: '2019-08-01',
        period_end: '长期',
      },
      identity_info: {
        id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
        id_card_info: {
          id_card_copy: picture,
          id_card_national: picture,
          id_card_name: seal('李四'),
          id_card_number: seal('11010519491231002X'),
          id_card_address: seal('上海市黄浦区一路一号'),
          card_period_begin: '2016-06-06',
          card_period_end: '2036-06-06',
        },
        owner: true,
      },
    },
    business_info: {
      merchant_shortname: '晴天咖啡二店',
      service_phone: '02100000000',
      sales_info: {
        sales_scenes_type: ['SALES_SCENES_STORE'],
        biz_store_info: {
          biz_store_name: '二店',
          biz_address_code: '310101',
          biz_store_address: '黄浦区二路二号',
          store_entrance_pic: [picture],
          indoor_pic: [picture],
        },
      },
    },
    settlement_info: { settlement_id: '719', qualification_type: '餐饮' },
    bank_account_info: {
      bank_account_type: 'BANK_ACCOUNT_TYPE_CORPORATE',
      account_name: seal(COMPANY),
      account_bank: '工商银行',
      bank_address_code: '310000',
      account_number: seal('1001000000000000001'),
    },
  }
}

function subjectForm({ picture, seal }: Papers): Json {
  return {
    contact_info: {
      contact_type: 'LEGAL',
      name: seal('李四'),
      id_card_number: seal('11010519491231002X'),
      mobile: seal('13800000000'),
    },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_ENTERPRISE',
      business_licence_info: {
        licence_number: '91310000MA1FL0000X',
        licence_copy: picture,
        merchant_name: COMPANY,
        legal_person: '李四',
        company_address: '上海市黄浦区一路一号',
        licence_valid_date: '["2019-08-01","forever"]',
      },
    },
    identification_info: {
      identification_type: 'IDENTIFICATION_TYPE_IDCARD',
      identification_name: seal('李四'),
      identification_number: seal('11010519491231002X'),
      identification_valid_date: '["2016-06-06","2036-06-06"]',
      identification_front_copy: picture,
    },
  }
}
