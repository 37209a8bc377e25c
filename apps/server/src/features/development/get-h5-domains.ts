import type { Tx } from '../../storage/tenant.ts'
import type { H5Domain } from './h5-domain.ts'
import { selectH5Domains } from './store.ts'

/** Joins: those that are there, oldest first. */
export async function getH5Domains(tx: Tx, subMerchantId: string): Promise<H5Domain[]> {
  return selectH5Domains(tx, subMerchantId)
}
