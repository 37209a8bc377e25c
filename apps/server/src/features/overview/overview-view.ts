import type { Overview as OverviewView } from '@teyue/contract/overview'
import type { Figures } from './figures.ts'
import type { Overview } from './overview.ts'

/** The home page as the API shows it. */
export function viewOverview({ needs, calls, ...overview }: Overview): OverviewView {
  return {
    object: 'overview',
    at: overview.at.toISOString(),
    today: viewFigures(overview.today),
    yesterday: viewFigures(overview.yesterday),
    yesterday_by_now: viewFigures(overview.yesterdayByNow),
    by_now_until: overview.byNowUntil.toISOString(),
    days: overview.days.map(({ day, ...figures }) => ({ day, ...viewFigures(figures) })),
    is_whole: overview.isWhole,
    needs: {
      disagreements: needs.disagreements,
      unknown: needs.unknown,
      found_numbers: needs.foundNumbers,
      abnormal_refunds: needs.abnormalRefunds,
      held_refunds: needs.heldRefunds,
      subject_confirmations: needs.subjectConfirmations,
      violations: needs.violations,
      withdrawn_permissions: needs.withdrawn.map(({ merchant, merchantName, subMchid, permission }) => {
        return { merchant, merchant_name: merchantName, sub_mchid: subMchid, permission }
      }),
      failing_settlements: needs.failingSettlements,
      webhooks: [...needs.webhooks],
      applyments: needs.applyments && {
        rejected: needs.applyments.rejected,
        refused: needs.applyments.refused,
        to_sign: needs.applyments.toSign,
        expiring: needs.applyments.expiring,
      },
      keys:
        needs.keys?.map(({ account, spMchid, kind, serial, expiresAt }) => {
          return { account, sp_mchid: spMchid, kind, serial, expires_at: expiresAt.toISOString() }
        }) ?? null,
    },
    calls:
      calls?.map(({ account, spMchid, answered, unanswered, noticesRefused }) => {
        return { account, sp_mchid: spMchid, answered, unanswered, notices_refused: noticesRefused }
      }) ?? null,
  }
}

function viewFigures({ made, paid, paidAmount, failed, refunds, refunded }: Figures) {
  return { made, paid, paid_amount: paidAmount, failed, refunds, refunded }
}
