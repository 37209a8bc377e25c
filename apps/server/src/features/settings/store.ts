import { fen } from '../../kit/fen.ts'
import type { Tx } from '../../storage/tenant.ts'
import { type Settings, WATCHED } from './settings.ts'

export async function selectSettings(tx: Tx): Promise<Settings | undefined> {
  const row = await tx.db
    .selectFrom('settings')
    .select(['secondFactorRefundAbove', 'fourEyesRefundAbove', 'fourEyesFor', 'isBesideAnother'])
    .where('providerId', '=', tx.providerId)
    .executeTakeFirst()
  return (
    row && {
      secondFactorRefundAbove: row.secondFactorRefundAbove === null ? null : fen(row.secondFactorRefundAbove),
      fourEyesRefundAbove: row.fourEyesRefundAbove === null ? null : fen(row.fourEyesRefundAbove),
      fourEyesFor: WATCHED.filter((kind) => row.fourEyesFor.includes(kind)),
      isBesideAnother: row.isBesideAnother,
    }
  )
}

export async function writeSettings(tx: Tx, settings: Settings): Promise<void> {
  const row = { ...settings, fourEyesFor: [...settings.fourEyesFor], changedAt: tx.now }
  await tx.db
    .insertInto('settings')
    .values({ ...row, providerId: tx.providerId })
    .onConflict((conflict) => conflict.column('providerId').doUpdateSet(row))
    .execute()
}
