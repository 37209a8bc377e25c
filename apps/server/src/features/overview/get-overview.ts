import { X509Certificate } from 'node:crypto'
import type { Context } from '../../context.ts'
import { idAt } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { byDay, DAYS, dayStart, daysBefore, sameTimeYesterday, within } from './figures.ts'
import type { Calls, EndingKey, Needs } from './needs.ts'
import type { Overview } from './overview.ts'
import {
  type AccountRow,
  countDisagreements,
  countFailingSettlements,
  countFoundNumbers,
  countStandingViolations,
  countWaitingApplyments,
  countWaitingConfirmations,
  selectAccounts,
  selectEndingKeys,
  selectFailingEndpoints,
  selectNeeds,
  selectRecent,
  selectTallies,
  selectWithdrawn,
} from './store.ts'

// Counting runs each minute and leaves two; more than this many events since then, and counting is behind.
const MAX_RECENT_EVENTS = 50_000
const UNKNOWN_AFTER_MS = 600_000
const ENDING_WITHIN_DAYS = 30
const APPLYMENT_ENDING_WITHIN_DAYS = 7
const FAILING_WITHIN_DAYS = 3

type Whose = {
  readonly mode: Viewer['mode']
  readonly merchantIds: readonly string[] | null
  readonly isProvider: boolean
  readonly seesApplyments: boolean
}

/** The home page of whoever looks: the provider's, an agent's over its merchants, or a merchant's. */
export async function getOverview(ctx: Context, viewer: Viewer, seesApplyments = false): Promise<Overview> {
  const { mode, merchantId, merchantIds } = viewer
  const of = merchantId === null ? (merchantIds ?? null) : [merchantId]
  const whose = { mode, merchantIds: of, isProvider: of === null, seesApplyments }
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const accounts = await selectAccounts(tx, mode)
    const now = new Date(tx.now.getTime() + Math.max(0, ...accounts.map(({ clockOffsetMs }) => clockOffsetMs)))
    return {
      ...(await figuresOf(tx, whose, now)),
      needs: await needsOf(tx, whose, now, accounts),
      calls: whose.isProvider ? accounts.map(toCalls) : null,
    }
  })
}

async function figuresOf(tx: Tx, whose: Whose, now: Date): Promise<Omit<Overview, 'needs' | 'calls'>> {
  const { tallies: recent, events } = await selectRecent(tx, whose, MAX_RECENT_EVENTS)
  const today = dayStart(now)
  const yesterday = daysBefore(today, 1)
  const days = [...(await selectTallies(tx, whose, 'day', daysBefore(today, DAYS))), ...recent]
  const quarters = [...(await selectTallies(tx, whose, 'quarter', yesterday)), ...recent]
  const byNowUntil = sameTimeYesterday(now)
  return {
    at: now,
    today: within(days, today, daysBefore(today, -1)),
    yesterday: within(days, yesterday, today),
    yesterdayByNow: within(quarters, yesterday, byNowUntil),
    byNowUntil,
    days: byDay(days, now),
    isWhole: events < MAX_RECENT_EVENTS,
  }
}

async function needsOf(tx: Tx, whose: Whose, now: Date, accounts: readonly AccountRow[]): Promise<Needs> {
  const failingSince = idAt('webhookDelivery', daysBefore(tx.now, FAILING_WITHIN_DAYS).getTime())
  const { isProvider, mode } = whose
  return {
    ...(await selectNeeds(tx, whose, new Date(now.getTime() - UNKNOWN_AFTER_MS))),
    foundNumbers: isProvider ? await countFoundNumbers(tx, mode) : null,
    disagreements: isProvider ? await countDisagreements(tx, mode) : null,
    applyments: whose.seesApplyments
      ? await countWaitingApplyments(tx, whose, daysBefore(now, -APPLYMENT_ENDING_WITHIN_DAYS))
      : null,
    subjectConfirmations: whose.seesApplyments ? await countWaitingConfirmations(tx, whose) : null,
    violations: await countStandingViolations(tx, whose),
    withdrawn: await selectWithdrawn(tx, whose),
    failingSettlements: isProvider ? await countFailingSettlements(tx, mode) : null,
    webhooks: await selectFailingEndpoints(tx, whose, failingSince),
    keys: isProvider ? await endingKeys(tx, mode, accounts) : null,
  }
}

async function endingKeys(tx: Tx, mode: Viewer['mode'], accounts: readonly AccountRow[]): Promise<EndingKey[]> {
  const until = daysBefore(tx.now, -ENDING_WITHIN_DAYS)
  const own = accounts.flatMap(certificateOf).filter(({ expiresAt }) => expiresAt < until)
  return [...own, ...(await selectEndingKeys(tx, mode, until))]
}

/** The account's own certificate, where it was given. */
function certificateOf({ id, spMchid, serial, certificatePem }: AccountRow): EndingKey[] {
  if (certificatePem === null) return []
  const expiresAt = new Date(new X509Certificate(certificatePem).validTo)
  return [{ account: id, spMchid, kind: 'merchant_certificate', serial, expiresAt }]
}

function toCalls({ id, spMchid, answered, unanswered, noticesRefused }: AccountRow): Calls {
  return { account: id, spMchid, answered, unanswered, noticesRefused }
}
