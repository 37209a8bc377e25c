import {
  chooseSubAppid,
  decideIdentity,
  type Identity,
  type IdentityQuestion,
  incomplete,
  kindsZh,
  ofKind,
} from './identity.ts'
import {
  callUpReasons,
  combineAppidReason,
  type DecidedPayer,
  payerReasons,
  type Reason,
  spMchidReason,
  subAppidReason,
  subMchidReason,
} from './identity-reasons.ts'
import { callerKind, type PrepaidProduct } from './product.ts'

/** All that decides who we are to WeChat in a combined order 合单: several orders of one account that one act pays. */
export type CombinedQuestion = Pick<IdentityQuestion, 'spMchid' | 'ownAppids' | 'payer'> & {
  readonly paidBy: PrepaidProduct
  /** One for each order, in the order in which they are sent. An openid under a bound appid is known to the first one. */
  readonly parts: readonly [CombinedPart, ...CombinedPart[]]
}

export type CombinedPart = Pick<IdentityQuestion, 'subMchid' | 'boundAppids' | 'chosenAppid'>

/** The identity fields of a combined order: those of the whole, and of each part as the payment that it is. */
export type CombinedIdentity = {
  readonly combineMchid: string
  readonly combineAppid: string
  readonly payer: { readonly field: 'openid' | 'sub_openid'; readonly openid: string } | null
  readonly callUpAppid: string | null
  readonly parts: readonly Omit<Identity, 'payer' | 'reasons'>[]
  readonly reasons: readonly Reason[]
}

/**
 * Who we are to WeChat in a combined order. What each part says is what it would say by itself, under one appid of the
 * provider's, of the kind of program that it is paid in, and with one payer for all.
 * @throws PublicError as `decideIdentity`
 */
export function decideCombinedIdentity(question: CombinedQuestion): CombinedIdentity {
  const { paidBy, spMchid, parts, payer } = question
  const ownAppids = mayCombine(question)
  const [first, ...others] = parts
  const lead = decideIdentity({ product: paidBy, spMchid, ownAppids, payer, ...first })
  const subAppids = [lead.subAppid, ...others.map((part) => subAppidOf(part, paidBy))]
  // WeChat knows the app that calls a combined order up by the appid of the whole.
  const callUpAppid = paidBy === 'app' ? lead.spAppid : lead.callUpAppid
  const whole = { spMchid, spAppid: lead.spAppid, callUpAppid }
  return {
    combineMchid: spMchid,
    combineAppid: lead.spAppid,
    payer: lead.payer && { ...lead.payer, field: lead.payer.field === 'sub_openid' ? 'sub_openid' : 'openid' },
    callUpAppid,
    parts: parts.map(({ subMchid }, at) => ({ ...whole, subMchid, subAppid: subAppids[at] ?? null })),
    reasons: [
      spMchidReason('combine_mchid', spMchid),
      combineAppidReason(lead.spAppid),
      ...parts.flatMap((part, at) => partReasons(question, part, at, subAppids[at] ?? null)),
      ...payerReasons(payerOf(question, lead), {
        sp: 'combine_payer_info.openid',
        sub: 'combine_payer_info.sub_openid',
      }),
      ...callUpReasons(callUpAppid),
    ],
  }
}

/** The provider's appids under which an order paid in this kind of program may stand. */
function mayCombine({ paidBy, ownAppids }: CombinedQuestion): IdentityQuestion['ownAppids'] {
  const kind = callerKind[paidBy]
  const own = ofKind(ownAppids, kind)
  if (kind !== null && own.length === 0)
    throw incomplete(
      `a ${kind} of the provider's own, to stand as combine_appid`,
      `服务商自有的${kindsZh[kind]} appid（用作 combine_appid）`,
    )
  return own
}

function subAppidOf(part: CombinedPart, product: PrepaidProduct): string | null {
  return chooseSubAppid({ product, ...part })?.appid ?? null
}

function payerOf({ payer }: CombinedQuestion, lead: Identity): DecidedPayer | null {
  return lead.payer && payer && { side: lead.payer.field === 'sub_openid' ? 'sub' : 'sp', ...payer }
}

function partReasons(
  { paidBy, spMchid }: CombinedQuestion,
  { subMchid, boundAppids }: CombinedPart,
  at: number,
  subAppid: string | null,
): Reason[] {
  const of = (field: string) => `sub_orders[${at}].${field}`
  return [
    spMchidReason(of('mchid'), spMchid),
    subMchidReason(of('sub_mchid'), subMchid),
    subAppidReason(of('sub_appid'), subAppid, paidBy, boundAppids.length > 0),
  ]
}
