import { promiseJob } from '../../queue/promise-job.ts'
import type { Tx } from '../../storage/tenant.ts'
import { addSubMerchantIn, createMerchantIn } from '../merchants/create-merchant.ts'
import { nextSettlementLook } from '../merchants/settlement-look.ts'
import { setPermissionIn } from '../permissions/set-permission.ts'
import type { Mode } from '../providers/account.ts'
import type { Import, Line, LineOutcome } from './file-import.ts'
import {
  enterMerchant,
  enterPlan,
  judgeMerchantLine,
  type MerchantBooks,
  type MerchantPlan,
  newMerchantBooks,
  numberKey,
} from './merchant-books.ts'
import { type MerchantLine, readMerchantLine } from './merchant-line.ts'
import { selectAccounts, selectAgents, selectKnownMerchants, selectKnownNumbers } from './store.ts'

// WeChat is not asked for the settlement accounts of a whole file at once.
const looksApartMs = 5_000

/** Joins: looks at lines and writes nothing. `books` remembers them for the lines after. */
export async function checkMerchants(
  tx: Tx,
  mode: Mode,
  books: MerchantBooks,
  lines: readonly Line[],
): Promise<LineOutcome[]> {
  return each(tx, mode, books, lines, async (number, plan) => {
    enterPlan(books, number, plan, plan.merchantId)
    return null
  })
}

/** Joins: takes lines in, each looked at once more beside what is here by now. */
export async function takeMerchants(
  tx: Tx,
  { mode, filename }: Import,
  lines: readonly Line[],
): Promise<LineOutcome[]> {
  const books = newMerchantBooks()
  return each(tx, mode, books, lines, async (number, plan) => {
    const merchantId = plan.merchantId ?? (await makeMerchant(tx, plan))
    await makeNumber(tx, merchantId, plan, { note: `${filename}, ${number}`, lookLaterMs: number * looksApartMs })
    enterPlan(books, number, plan, merchantId)
    return merchantId
  })
}

/** Answers for each line; `enter` is called for those that may be taken in, and tells what they became. */
async function each(
  tx: Tx,
  mode: Mode,
  books: MerchantBooks,
  lines: readonly Line[],
  enter: (number: number, plan: MerchantPlan) => Promise<string | null>,
): Promise<LineOutcome[]> {
  const read = lines.map(({ number, cells, findings }) => {
    const malformed = findings.filter(({ code }) => code === 'MORE_CELLS')
    return { number, result: readMerchantLine(cells, malformed) }
  })
  await learn(
    tx,
    mode,
    books,
    read.flatMap(({ result }) => (result.ok ? [result.line] : [])),
  )
  const outcomes: LineOutcome[] = []
  for (const { number, result } of read) {
    if (!result.ok) {
      outcomes.push({ number, state: 'bad', findings: result.findings, thingId: null })
      continue
    }
    const { outcome, plan } = judgeMerchantLine(books, number, result.line)
    const thingId = plan ? await enter(number, plan) : outcome.thingId
    outcomes.push({ ...outcome, state: plan && thingId ? 'done' : outcome.state, thingId })
  }
  return outcomes
}

/** Reads what these lines may meet. What an earlier line says stands. */
async function learn(tx: Tx, mode: Mode, books: MerchantBooks, lines: readonly MerchantLine[]): Promise<void> {
  for (const { id, spMchid } of await selectAccounts(tx, mode)) books.accounts.set(spMchid, id)
  const logins = lines.flatMap(({ agentLogin }) => (agentLogin ? [agentLogin.toLowerCase()] : []))
  for (const { id, login } of await selectAgents(tx, [...new Set(logins)])) books.agents.set(login, id)
  for (const { accountId, subMchid, ...merchant } of await selectKnownNumbers(
    tx,
    lines.map((line) => line.subMchid),
  )) {
    const key = numberKey(accountId, subMchid)
    if (!books.numbers.has(key)) books.numbers.set(key, { merchant, line: null })
  }
  const references = lines.flatMap(({ reference }) => (reference ? [reference] : []))
  for (const merchant of await selectKnownMerchants(
    tx,
    lines.map(({ name }) => name),
    references,
  ))
    enterMerchant(books, merchant)
}

async function makeMerchant(tx: Tx, { line, agentId }: MerchantPlan): Promise<string> {
  const { name, subject, subjectType, reference, contactName, contactPhone, contactEmail, notes } = line
  const contact = { contactName, contactPhone, contactEmail }
  const { id } = await createMerchantIn(tx, { name, subject, subjectType, reference, ...contact, notes, agentId })
  return id
}

async function makeNumber(
  tx: Tx,
  merchantId: string,
  { line, accountId }: MerchantPlan,
  { note, lookLaterMs }: { readonly note: string; readonly lookLaterMs: number },
): Promise<void> {
  const { subMchid, feeRatePpm, products } = line
  const number = await addSubMerchantIn(tx, { merchantId, accountId, subMchid, feeRatePpm })
  promiseJob(tx, nextSettlementLook(number, new Date(tx.now.getTime() + lookLaterMs)))
  for (const name of products) await setPermissionIn(tx, number.id, { name, state: 'granted', note })
}
