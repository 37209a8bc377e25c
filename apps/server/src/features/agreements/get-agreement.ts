import type { Tx } from '../../storage/tenant.ts'
import { type Agreement, type AgreementKind, standingAgreement } from './agreement.ts'
import { selectAgreements } from './store.ts'

/** Joins: all papers of a number, withdrawn ones too; newest first. */
export async function getAgreements(tx: Tx, subMerchantId: string): Promise<Agreement[]> {
  return selectAgreements(tx, subMerchantId)
}

/** Joins: the paper that lets this appid in at this number, if there is one. */
export async function getStandingAgreement(
  tx: Tx,
  subMerchantId: string,
  kind: AgreementKind,
  appid: string,
): Promise<Agreement | undefined> {
  return standingAgreement(await selectAgreements(tx, subMerchantId), kind, appid)
}
