import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant } from '../../storage/tenant.ts'
import { assertStaying } from '../merchants/get-merchant.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type H5Domain, type H5State, maxDomainsPerNumber } from './h5-domain.ts'
import { readDomain } from './pay-path.ts'
import type { Owner } from './setting.ts'
import { insertH5Domain, selectH5Domain, selectH5Domains, updateH5Domain } from './store.ts'

export type DomainRequest = {
  readonly subMerchantId: string
  readonly domain: string
  readonly owner: Owner
  readonly note: string
}

/** Writes down a domain that H5 payments start from. WeChat is asked for it by hand. */
export async function addH5Domain(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  request: DomainRequest,
): Promise<H5Domain> {
  readDomain(request.domain)
  return inTenant(ctx, viewer, async (tx) => {
    const number = await mustGetSubMerchant(tx, request.subMerchantId, viewer.mode)
    await assertStaying(tx, number.merchantId)
    const kept = await selectH5Domains(tx, number.id)
    if (kept.some(({ domain }) => domain === request.domain)) throw new PublicError('H5_DOMAIN_EXISTS')
    if (kept.length >= maxDomainsPerNumber) throw new PublicError('TOO_MANY_DOMAINS', { limit: maxDomainsPerNumber })
    const domain: H5Domain = {
      ...request,
      ...{ id: newId('h5Domain'), state: 'recorded', changedAt: tx.now, addedAt: tx.now },
    }
    await insertH5Domain(tx, domain)
    const after = { number: number.subMchid, domain: request.domain, owner: request.owner }
    if (doer) recordDeed(tx, doer, { act: 'domain.added', subjectId: number.merchantId, after })
    return domain
  })
}

/** Notes how it stands with WeChat by a person's word: nothing there can be asked. */
export async function setH5Domain(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, state, note }: { readonly id: string; readonly state: H5State; readonly note?: string },
): Promise<H5Domain> {
  return inTenant(ctx, viewer, async (tx) => {
    const before = await selectH5Domain(tx, id)
    if (!before || before.state === 'removed') throw new PublicError('H5_DOMAIN_NOT_FOUND', { id })
    const number = await mustGetSubMerchant(tx, before.subMerchantId, viewer.mode)
    const after = { ...before, state, note: note ?? before.note, changedAt: tx.now }
    await updateH5Domain(tx, after)
    const was = { number: number.subMchid, domain: before.domain, state: before.state, note: before.note }
    const deed = { before: was, after: { state, note: after.note } }
    if (doer) recordDeed(tx, doer, { act: 'domain.changed', subjectId: number.merchantId, ...deed })
    return after
  })
}
