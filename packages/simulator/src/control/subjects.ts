import { fireDue } from '../clock/fire-due.ts'
import { ControlError, notFound } from '../kit/control-error.ts'
import type { SubjectAct, SubjectConfirmation } from '../storage/subject-rows.ts'
import { authorizeMerchant, moveSubject, type Rejection } from '../subjects/move-subject.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { body, limitIn, listOf, MCHID, NAME, oneOf, record } from './schemas.ts'
import { FORM_QUERY, SUBJECT_CONFIRMATION } from './shapes/form.ts'

const USUAL_FORMS = 50
const MOST_FORMS = 500
const PATH = '/_control/subject-confirmations/:applyment_id'

type Numbered = { Params: { applyment_id: string } }
type Act = Exclude<SubjectAct, 'submit' | 'expire'>

/** What WeChat's reviewers and a subject's contact do with a confirmation 商户开户意愿确认. */
export function addSubjectRoutes(control: Control): void {
  addReading(control)
  addMoves(control)
}

function addReading({ app, world }: Control): void {
  app.get<{ Querystring: { mchid?: string; limit?: string } }>(
    '/_control/subject-confirmations',
    operation({
      id: 'subjects.list',
      group: 'forms',
      zh: '开户意愿确认申请单，由新到旧；加密上送的字段以明文显示',
      en: 'Confirmations of subjects, newest first; what was sealed is in clear',
      query: FORM_QUERY,
      answer: record({ confirmations: listOf(SUBJECT_CONFIRMATION) }),
    }),
    async ({ query }) => {
      fireDue(world)
      const wanted = ({ mchid }: SubjectConfirmation) => query.mchid === undefined || mchid === query.mchid
      const limit = limitIn(query.limit, USUAL_FORMS, MOST_FORMS)
      return { confirmations: world.store.tables.subject_confirmations.newest(limit, wanted).map(render) }
    },
  )

  app.get<Numbered>(
    PATH,
    operation({
      id: 'subjects.read',
      group: 'forms',
      zh: '一张开户意愿确认申请单',
      en: 'One confirmation of a subject',
      answer: SUBJECT_CONFIRMATION,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => render(find(world, params.applyment_id)),
  )
}

function addMoves({ app, world }: Control): void {
  app.post<Numbered & { Body: { act: Act; param?: string; reason?: string } }>(
    `${PATH}/acts`,
    operation({
      id: 'subjects.act',
      group: 'forms',
      zh: '审核通过、驳回、冻结，联系人确认，账户验证等一步',
      en: 'One step: the review passes, rejects or freezes it, the contact confirms, the account is verified, …',
      more: {
        zh: 'reject 与 freeze 须写 reason；param 是被驳回的字段。',
        en: '`reject` and `freeze` want a `reason`; `param` is the field that is rejected.',
      },
      body: body({
        act: oneOf('interrupt', 'approve', 'reject', 'freeze', 'confirm_contact', 'verify', 'cancel'),
        'param?': NAME,
        'reason?': NAME,
      }),
      answer: SUBJECT_CONFIRMATION,
      refusals: { 404: ['NOT_FOUND'], 409: ['SUBJECT_STATE', 'REASON_MISSING'] },
    }),
    async ({ params, body: { act, param, reason } }) => {
      const confirmation = find(world, params.applyment_id)
      const after = world.store.write(() => moveSubject(world, confirmation, act, rejectionOf(act, param, reason)))
      await world.store.durable()
      return render(after)
    },
  )

  app.post<Numbered & { Body: { sub_mchid: string } }>(
    `${PATH}/authorizations`,
    operation({
      id: 'subjects.authorize',
      group: 'forms',
      zh: '联系人授权一个商户号；商户全称须与主体名称一致',
      en: 'The contact authorizes one account, whose full name must be the subject’s',
      body: body({ sub_mchid: MCHID }),
      answer: SUBJECT_CONFIRMATION,
      refusals: { 404: ['NOT_FOUND'], 409: ['SUBJECT_STATE', 'NAMES_DIFFER'] },
    }),
    async ({ params, body: { sub_mchid: subMchid } }) => {
      const confirmation = find(world, params.applyment_id)
      if (confirmation.state !== 'PASSED' && confirmation.state !== 'FREEZED') {
        throw new ControlError(
          409,
          'SUBJECT_STATE',
          '审核通过之后才能授权',
          'accounts are authorized after it has passed',
        )
      }
      if (!authorizeMerchant(world, confirmation, subMchid)) {
        throw new ControlError(
          409,
          'NAMES_DIFFER',
          '没有这个商户号，或它的全称与主体名称不一致',
          'there is no such account, or its full name is not the subject’s',
        )
      }
      await world.store.durable()
      return render(confirmation)
    },
  )
}

function rejectionOf(act: Act, param?: string, reason?: string): Rejection | null {
  if (act !== 'reject' && act !== 'freeze') return null
  if (reason === undefined) {
    throw new ControlError(409, 'REASON_MISSING', '驳回与冻结须写明 reason', 'a rejection wants its reason')
  }
  return { param: param ?? null, reason }
}

function find(world: World, number: string): SubjectConfirmation {
  fireDue(world)
  const place = world.store.get('form_numbers', number)
  const found =
    place?.table === 'subject_confirmations' ? world.store.get('subject_confirmations', place.key) : undefined
  if (!found) throw notFound('申请单', 'confirmation', number)
  return found
}

function render(confirmation: SubjectConfirmation): Record<string, unknown> {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  return {
    ...confirmation,
    due_at: iso(confirmation.due_at),
    history: confirmation.history.map((move) => ({ ...move, at: iso(move.at) })),
  }
}
