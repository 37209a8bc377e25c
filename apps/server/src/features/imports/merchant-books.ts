import type { LineOutcome } from './file-import.ts'
import { type LineFinding, lineFinding } from './line-finding.ts'
import type { MerchantLine } from './merchant-line.ts'

/** A merchant that is here, or that an earlier line of the file makes (`id` is null then). */
export type KnownMerchant = Pick<MerchantLine, 'name' | 'subject' | 'reference'> & { readonly id: string | null }

/** What lines are compared with. It grows by what is read and by the lines themselves. */
export type MerchantBooks = {
  /** Our ids by WeChat's numbers of the provider's accounts of the mode. */
  readonly accounts: Map<string, string>
  readonly agents: Map<string, string>
  readonly numbers: Map<string, { readonly merchant: KnownMerchant; readonly line: number | null }>
  readonly byReference: Map<string, KnownMerchant>
  readonly byName: Map<string, KnownMerchant>
}

/** Where a line that may be taken in belongs; `merchantId` null is a merchant to be made. */
export type MerchantPlan = {
  readonly line: MerchantLine
  readonly accountId: string
  readonly agentId: string | null
  readonly merchantId: string | null
}

type Judged = { readonly outcome: LineOutcome; readonly plan: MerchantPlan | null }

export function newMerchantBooks(): MerchantBooks {
  return { accounts: new Map(), agents: new Map(), numbers: new Map(), byReference: new Map(), byName: new Map() }
}

/** Whether a line may be taken in beside what is here and what the lines before it make. */
export function judgeMerchantLine(books: MerchantBooks, number: number, line: MerchantLine): Judged {
  const accountId = accountOf(books, line)
  if (typeof accountId !== 'string') return bad(number, [accountId])
  const held = books.numbers.get(numberKey(accountId, line.subMchid))
  const findings = [...ownerFindings(line, held), ...agentFindings(books, line)]
  if (findings.length > 0) return bad(number, findings)
  if (held) return { outcome: { number, state: 'known', findings: [], thingId: held.merchant.id }, plan: null }
  const merchant = sameMerchant(books, line)
  if (merchant && !isSame(merchant, line)) {
    const facts = { value: line.reference ?? '', name: merchant.name }
    return bad(number, [lineFinding('REFERENCE_OTHER', 'reference', facts)])
  }
  const agentId = (line.agentLogin && books.agents.get(line.agentLogin.toLowerCase())) || null
  const plan = { line, accountId, agentId, merchantId: merchant?.id ?? null }
  return { outcome: { number, state: 'good', findings: [], thingId: null }, plan }
}

/** From now on the line's merchant and number are known: to the lines after it. */
export function enterPlan(books: MerchantBooks, number: number, plan: MerchantPlan, merchantId: string | null): void {
  const { line, accountId } = plan
  const merchant = { id: merchantId, name: line.name, subject: line.subject, reference: line.reference }
  books.numbers.set(numberKey(accountId, line.subMchid), { merchant, line: number })
  enterMerchant(books, merchant)
}

/** The first that is known under a name stays. */
export function enterMerchant(books: MerchantBooks, merchant: KnownMerchant): void {
  const { byReference, byName } = books
  if (merchant.reference !== null && !byReference.has(merchant.reference)) byReference.set(merchant.reference, merchant)
  const name = nameKey(merchant)
  if (!byName.has(name)) byName.set(name, merchant)
}

export function numberKey(accountId: string, subMchid: string): string {
  return `${accountId}/${subMchid}`
}

function accountOf({ accounts }: MerchantBooks, { spMchid }: MerchantLine): string | LineFinding {
  if (spMchid !== null) return accounts.get(spMchid) ?? lineFinding('ACCOUNT_UNKNOWN', 'sp_mchid', { value: spMchid })
  const [only, ...others] = accounts.values()
  if (only === undefined) return lineFinding('ACCOUNT_UNKNOWN', 'sp_mchid', { value: '' })
  return others.length === 0 ? only : lineFinding('ACCOUNT_NEEDED', 'sp_mchid')
}

type Held = { readonly merchant: KnownMerchant; readonly line: number | null } | undefined

function ownerFindings(line: MerchantLine, held: Held): LineFinding[] {
  if (!held) return []
  if (held.line !== null) return [lineFinding('TWICE', 'sub_mchid', { line: String(held.line) })]
  if (isSame(held.merchant, line)) return []
  return [lineFinding('OTHER_MERCHANT', 'sub_mchid', { name: held.merchant.name, id: held.merchant.id ?? '' })]
}

function agentFindings({ agents }: MerchantBooks, { agentLogin }: MerchantLine): LineFinding[] {
  if (agentLogin === null || agents.has(agentLogin.toLowerCase())) return []
  return [lineFinding('AGENT_UNKNOWN', 'agent', { value: agentLogin })]
}

/** Our number tells who is meant; without one, name and subject together do. */
function sameMerchant({ byReference, byName }: MerchantBooks, line: MerchantLine): KnownMerchant | undefined {
  return line.reference === null ? byName.get(nameKey(line)) : byReference.get(line.reference)
}

function isSame(merchant: KnownMerchant, { name, subject }: MerchantLine): boolean {
  return merchant.name === name && merchant.subject === subject
}

function nameKey({ name, subject }: Pick<MerchantLine, 'name' | 'subject'>): string {
  return `${name}\n${subject}`
}

function bad(number: number, findings: readonly LineFinding[]): Judged {
  return { outcome: { number, state: 'bad', findings, thingId: null }, plan: null }
}
