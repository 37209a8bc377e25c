import { AGREEMENT_NAMES, agreementOf } from '../agreements/agreement.ts'
import { type AgreementMove, moveAgreement } from '../agreements/move-agreement.ts'
import { ControlError } from '../kit/control-error.ts'
import type { Agreement, AgreementAct, AgreementName } from '../storage/agreement-rows.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { findMerchant } from './merchants.ts'
import { operation } from './operation.ts'
import { APPID, body, COUNT_TEXT, limitIn, listOf, MCHID, NAME, record, TEXT } from './schemas.ts'
import { AGREEMENT, AGREEMENT_ACT, AGREEMENT_NAME, AGREEMENT_WAY } from './shapes/merchant.ts'

type MoveRequest = {
  name: AgreementName
  act: AgreementAct
  appid?: string
  by?: string
  why?: string
  way?: AgreementMove['way']
}

const USUAL_AGREEMENTS = 100
const MOST_AGREEMENTS = 1_000
const MOVE_FIELDS = body({
  name: AGREEMENT_NAME,
  act: AGREEMENT_ACT,
  'appid?': APPID,
  'by?': NAME,
  'why?': { type: 'string', minLength: 1, maxLength: 500 },
  'way?': AGREEMENT_WAY,
})

/** The account manager's desk 商务经理: what no interface of WeChat's can grant. */
export function addAgreementRoutes({ app, world }: Control): void {
  app.get<{ Params: { sub_mchid: string } }>(
    '/_control/merchants/:sub_mchid/agreements',
    operation({
      id: 'agreements.list',
      group: 'agreements',
      zh: '一个商户的产品权限与协议',
      en: 'The products and papers of a sub-merchant, each with its state and history',
      answer: record({ agreements: listOf(AGREEMENT) }),
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => ({
      agreements: agreementsOf(world, findMerchant(world, params.sub_mchid)).map(renderAgreement),
    }),
  )

  app.get<{ Querystring: { state?: string; name?: string; sub_mchid?: string; limit?: string } }>(
    '/_control/agreements',
    operation({
      id: 'agreements.all',
      group: 'agreements',
      zh: '商务经理处的所有申请，最近变动的在前',
      en: 'All that was ever asked for at the desk, the last moved first',
      query: record({ 'state?': TEXT, 'name?': TEXT, 'sub_mchid?': MCHID, 'limit?': COUNT_TEXT }),
      answer: record({ agreements: listOf(AGREEMENT) }),
    }),
    async ({ query }) => {
      const limit = limitIn(query.limit, USUAL_AGREEMENTS, MOST_AGREEMENTS)
      const wanted = [...world.store.tables.agreements.rows.values()].filter(
        ({ state, name, sub_mchid }) =>
          (query.state ?? state) === state &&
          (query.name ?? name) === name &&
          (query.sub_mchid ?? sub_mchid) === sub_mchid,
      )
      return { agreements: wanted.sort(lastMovedFirst).slice(0, limit).map(renderAgreement) }
    },
  )

  app.post<{ Params: { sub_mchid: string }; Body: MoveRequest }>(
    '/_control/merchants/:sub_mchid/agreements',
    operation({
      id: 'agreements.move',
      group: 'agreements',
      zh: '在商务经理处申请、签署、拒绝或撤回',
      en: 'Asks for, signs, refuses or withdraws one of them at the desk',
      more: {
        zh: 'ask：自 none、refused、withdrawn；sign 与 refuse：自 asked；withdraw：自 asked、granted；其他为 409。appid 仅用于且必须用于 joint_operation。way 为 invitation 仅限 refund：子商户在自己的平台授权，经 invitationSeconds 生效；默认 desk 立即生效。',
        en: '`ask` from none, refused, withdrawn; `sign` or `refuse` from asked; `withdraw` from asked, granted; anything else is 409. `appid` for `joint_operation` and nothing else. `way: invitation`, only for `refund`: the sub-merchant authorises on its own platform, effective after the rule invitationSeconds; by default (`desk`) at once.',
      },
      body: MOVE_FIELDS,
      answer: AGREEMENT,
      refusals: { 404: ['NOT_FOUND'], 409: ['AGREEMENT_STATE'] },
    }),
    async ({ params, body: asked }) => {
      const merchant = findMerchant(world, params.sub_mchid)
      const moved = moveAgreement(world, merchant, readMove(world, asked))
      await world.store.durable()
      return renderAgreement(moved)
    },
  )
}

function readMove(world: World, asked: MoveRequest): AgreementMove {
  const appid = asked.appid ?? null
  if ((asked.name === 'joint_operation') !== (appid !== null)) {
    throw badRequest('联合运营函须且仅须指明 appid', 'joint_operation, and nothing else, is for one appid')
  }
  if (appid !== null && !world.store.get('appids', appid)) throw badRequest('没有这个 appid', `there is no ${appid}`)
  if (asked.way === 'invitation' && asked.name !== 'refund') {
    throw badRequest('只有退款权限可以邀约授权', 'only refund authority is granted by invitation')
  }
  return {
    name: asked.name,
    appid,
    act: asked.act,
    by: asked.by ?? (asked.act === 'ask' ? 'provider' : 'account manager'),
    why: asked.why ?? null,
    way: asked.way ?? 'desk',
  }
}

// Everything that is one per merchant, and of the letters those that somebody asked for.
function agreementsOf(world: World, merchant: Merchant): Agreement[] {
  const single = AGREEMENT_NAMES.filter((name) => name !== 'joint_operation')
  const letters = [...world.store.tables.agreements.rows.values()].filter(
    ({ sub_mchid, name }) => sub_mchid === merchant.sub_mchid && name === 'joint_operation',
  )
  return [...single.map((name) => agreementOf(world, merchant, name)), ...letters]
}

function lastMovedFirst(one: Agreement, other: Agreement): number {
  return (other.history.at(-1)?.at ?? 0) - (one.history.at(-1)?.at ?? 0)
}

function renderAgreement(agreement: Agreement): Record<string, unknown> {
  const { effective_at: effectiveAt, history, ...rest } = agreement
  return {
    ...rest,
    effective_at: effectiveAt === null ? null : new Date(effectiveAt).toISOString(),
    history: history.map((move) => ({ ...move, at: new Date(move.at).toISOString() })),
  }
}

function badRequest(zh: string, en: string): ControlError {
  return new ControlError(400, 'BAD_REQUEST', zh, en)
}
