import { permissionsOf } from '../applyments/applyment.ts'
import { type ApplymentStep, moveApplyment } from '../applyments/move-applyment.ts'
import { fireDue } from '../clock/fire-due.ts'
import { ControlError, notFound } from '../kit/control-error.ts'
import type { Applyment, AuditDetail } from '../storage/applyment-rows.ts'
import { signUrlOf } from '../wechat/applyments/query-applyment.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { body, FLAG, limitIn, listOf, NUMBER_TEXT, oneOf, record } from './schemas.ts'
import { APPLYMENT, AUDIT_DETAIL, FORM_QUERY } from './shapes/form.ts'

const USUAL_FORMS = 50
const MOST_FORMS = 5_000
const MOST_DETAILS = 50
const PATH = '/_control/applyments/:applyment_id'
const REFUSALS = { 404: ['NOT_FOUND'], 409: ['APPLYMENT_STATE'] }

type Numbered = { Params: { applyment_id: string } }

/** What WeChat's reviewers, the bank and the super administrator do with an application (M3, M4). */
export function addApplymentRoutes(control: Control): void {
  addReading(control)
  addReview(control)
  addAccountCheck(control)
  addSignature(control)
}

function addReading({ app, world }: Control): void {
  app.get<{ Querystring: { mchid?: string; limit?: string } }>(
    '/_control/applyments',
    operation({
      id: 'applyments.list',
      group: 'forms',
      zh: '进件申请单，由新到旧；加密上送的字段以明文显示',
      en: 'Applications, newest first; what was sealed is in clear',
      query: FORM_QUERY,
      answer: record({ applyments: listOf(APPLYMENT) }),
    }),
    async ({ query }) => {
      fireDue(world)
      const wanted = ({ mchid }: Applyment) => query.mchid === undefined || mchid === query.mchid
      const rows = world.store.tables.applyments.newest(limitIn(query.limit, USUAL_FORMS, MOST_FORMS), wanted)
      return { applyments: rows.map((row) => render(world, row)) }
    },
  )

  app.get<Numbered>(
    PATH,
    operation({
      id: 'applyments.read',
      group: 'forms',
      zh: '一张进件申请单',
      en: 'One application',
      answer: APPLYMENT,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => render(world, find(world, params.applyment_id)),
  )
}

function addReview({ app, world }: Control): void {
  app.post<Numbered>(
    `${PATH}/approval`,
    operation({
      id: 'applyments.approve',
      group: 'forms',
      zh: '审核通过：待账户验证或待签约',
      en: 'The review passes: the account is checked next, or it is signed',
      answer: APPLYMENT,
      refusals: REFUSALS,
    }),
    async ({ params }) => step(world, params.applyment_id, { act: 'approve', by: 'reviewer' }),
  )

  app.post<Numbered & { Body: { audit_detail: AuditDetail[] } }>(
    `${PATH}/rejection`,
    operation({
      id: 'applyments.reject',
      group: 'forms',
      zh: '审核驳回，逐字段写明原因',
      en: 'The review rejects it, with a reason field by field',
      body: body({ audit_detail: { ...listOf(AUDIT_DETAIL), minItems: 1, maxItems: MOST_DETAILS } }),
      answer: APPLYMENT,
      refusals: REFUSALS,
    }),
    async ({ params, body: { audit_detail: audit } }) =>
      step(world, params.applyment_id, { act: 'reject', by: 'reviewer', audit }),
  )

  app.post<Numbered>(
    `${PATH}/interruption`,
    operation({
      id: 'applyments.interrupt',
      group: 'forms',
      zh: '提交中出错：回到编辑中，须用同一编号再提交',
      en: 'The submission met an error: EDITTING, to be submitted again under its number',
      answer: APPLYMENT,
      refusals: REFUSALS,
    }),
    async ({ params }) => step(world, params.applyment_id, { act: 'interrupt', by: 'WeChat' }),
  )
}

function addAccountCheck({ app, world }: Control): void {
  app.post<Numbered & { Body: { way: 'remittance' | 'legal_person'; ok: boolean } }>(
    `${PATH}/account-checks`,
    operation({
      id: 'applyments.checkAccount',
      group: 'forms',
      zh: '账户验证：汇款，或法人扫码；不成功则可再验，10 天为限',
      en: 'The account check, by remittance or by the legal representative; what fails may be tried again within 10 days',
      body: body({ way: oneOf('remittance', 'legal_person'), ok: FLAG }),
      answer: APPLYMENT,
      refusals: { 404: ['NOT_FOUND'], 409: ['APPLYMENT_STATE', 'WRONG_CHECK'] },
    }),
    async ({ params, body: { way, ok } }) => {
      const applyment = find(world, params.applyment_id)
      if (!applyment.account_check.includes(way)) {
        throw new ControlError(
          409,
          'WRONG_CHECK',
          `这张申请单的账户验证方式是 ${applyment.account_check}`,
          `the account of this application is checked by ${applyment.account_check}`,
        )
      }
      if (ok || applyment.state !== 'TO_BE_CONFIRMED')
        return step(world, params.applyment_id, { act: 'check_account', by: way })
      return render(world, applyment)
    },
  )
}

function addSignature({ app, world }: Control): void {
  app.post<Numbered & { Body: { payer?: string } }>(
    `${PATH}/signature`,
    operation({
      id: 'applyments.sign',
      group: 'forms',
      zh: '超级管理员签约；30 分钟后开通，商户号生效',
      en: 'The super administrator signs; half an hour later the sub-merchant is there',
      more: {
        zh: 'payer：扫码的付款人，姓名须与超级管理员一致；不传即超级管理员本人。',
        en: '`payer`: who scans the code, whose name must be the administrator’s; without it, the administrator.',
      },
      body: body({ 'payer?': NUMBER_TEXT }),
      answer: APPLYMENT,
      refusals: { 404: ['NOT_FOUND'], 409: ['APPLYMENT_STATE', 'WRONG_SIGNER'] },
    }),
    async ({ params, body: { payer } }) => {
      const { contact_name: name } = find(world, params.applyment_id).form.contact_info
      if (payer !== undefined) checkSigner(world, payer, name)
      return step(world, params.applyment_id, { act: 'sign', by: name })
    },
  )
}

function checkSigner(world: World, id: string, name: string): void {
  const payer = world.store.get('payers', id)
  if (!payer) throw notFound('付款人', 'payer', id)
  if (payer.name === name) return
  throw new ControlError(
    409,
    'WRONG_SIGNER',
    `扫码的是 ${payer.name}，超级管理员是 ${name}`,
    `${payer.name} has scanned the code, but the super administrator is ${name}`,
  )
}

async function step(world: World, number: string, taken: ApplymentStep): Promise<Record<string, unknown>> {
  const applyment = find(world, number)
  const after = world.store.write(() => moveApplyment(world, applyment, taken))
  await world.store.durable()
  return render(world, after)
}

function find(world: World, number: string): Applyment {
  fireDue(world)
  const place = world.store.get('form_numbers', number)
  const applyment = place?.table === 'applyments' ? world.store.get('applyments', place.key) : undefined
  if (!applyment) throw notFound('申请单', 'application', number)
  return applyment
}

function render(world: World, applyment: Applyment): Record<string, unknown> {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  return {
    ...applyment,
    sign_url: signUrlOf(world, applyment),
    permissions: permissionsOf(applyment.form),
    due_at: iso(applyment.due_at),
    history: applyment.history.map((move) => ({ ...move, at: iso(move.at) })),
  }
}
