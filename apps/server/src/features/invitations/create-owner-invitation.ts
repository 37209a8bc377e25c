import { type Actor, byTheProgram, recordDeed } from '../../base/audit.ts'
import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import type { Outcome } from '../../outbound/answer.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { findContactEmail } from '../applyments/get-applyment.ts'
import type { MailTarget } from '../channels/channel.ts'
import { findMailTarget } from '../channels/find-mail-target.ts'
import type { Message } from '../channels/message.ts'
import { getMerchantIn, getSubMerchants } from '../merchants/get-merchant.ts'
import type { Merchant } from '../merchants/merchant.ts'
import { ownerInvitation } from '../merchants/owner-invitation.ts'
import { hasOwner } from '../people/add-person.ts'
import { getProviderName } from '../providers/get-provider.ts'
import { type Invited, inviteIn } from './create-invitation.ts'
import { INVITATION_MS, type Invitation, isOpen, type Portal } from './invitation.ts'
import { mailAgainAfterMs, maskedAddress, ownerMessage } from './owner-mail.ts'
import { revokeOwnersOpen, selectOwnerInvitation, updateInvitation } from './store.ts'

type Place = { readonly providerId: string }
type Asked = { readonly merchantId: string; readonly isAsked: boolean }

/** A mail that is to be sent: its link exists nowhere else. */
export type OwnerMail = { readonly invitationId: string; readonly target: MailTarget; readonly message: Message }

/** How a merchant's people get in: whether it has an owner, and the newest invitation of one. */
export async function getPortal(ctx: Context, { providerId }: Place, merchantId: string): Promise<Portal> {
  return inTenant(ctx, { providerId }, (tx) => readPortal(ctx, tx, merchantId))
}

/** A link for the merchant's owner, shown once. Any made before opens nothing from now on. */
export async function inviteOwner(ctx: Context, place: Place, actor: Actor, merchantId: string): Promise<Invited> {
  return inTenant(ctx, place, async (tx) => {
    const merchant = await mustBeWithoutOwner(tx, merchantId)
    return makeOwnerInvitation(tx, actor, merchant, null)
  })
}

/** Promises the link to the merchant's contact by mail, in place of any made before. */
export async function askForOwnerMail(
  ctx: Context,
  { providerId }: Place,
  actor: Actor,
  merchantId: string,
): Promise<Portal> {
  return inTenant(ctx, { providerId }, async (tx) => {
    await mustBeWithoutOwner(tx, merchantId)
    const portal = await readPortal(ctx, tx, merchantId)
    if (!portal.mayMail) throw new PublicError('OWNER_MAIL_IMPOSSIBLE', { has_address: portal.address !== null })
    promiseJob(tx, ownerInvitation({ merchantId, isAsked: true, attempt: 0 }))
    recordDeed(tx, actor, { act: 'merchant.portal_mail_asked', subjectId: merchantId })
    return portal
  })
}

/**
 * The invitation that is mailed: made anew for each mail, since a link is kept nowhere. Null where there is nobody to invite,
 * nobody to mail to, or somebody was invited already.
 */
export async function createOwnerMail(
  ctx: Context,
  { providerId }: Place,
  { merchantId, isAsked }: Asked,
): Promise<OwnerMail | null> {
  return inTenant(ctx, { providerId }, async (tx) => {
    await takeTurn(tx, `owner of ${merchantId}`)
    const merchant = await getMerchantIn(tx, merchantId)
    if (!merchant || merchant.state === 'left' || (await hasOwner(tx, merchantId))) return null
    // Its agent has filled in the form, and may be the one who is written to: then a person has it mailed.
    if (!isAsked && merchant.agentId !== null) return null
    const newest = await selectOwnerInvitation(tx, merchantId)
    if (!isAsked && newest && isOpen(newest, tx.now) && newest.mailState !== 'waiting') return null
    const [target, address] = [await findMailTarget(tx, ctx.vault), await addressOf(ctx, tx, merchant)]
    if (!target || !address) return null
    const { invitation, token } = await makeOwnerInvitation(tx, byTheProgram, merchant, address)
    const message = ownerMessage(merchant.name, await getProviderName(tx), `${ctx.publicUrl}/invitation#${token}`)
    return { invitationId: invitation.id, target: { ...target, to: [address] }, message }
  })
}

/** How the mail ended. What did not arrive opens nothing; where its server was not reached, another follows. */
export async function recordOwnerMail(
  ctx: Context,
  { providerId }: Place,
  { invitationId, merchantId, attempt, outcome }: OwnerMailEnd,
): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    if (outcome === 'delivered') return updateInvitation(tx, invitationId, { mailState: 'delivered' })
    await updateInvitation(tx, invitationId, { mailState: 'failed', revokedAt: tx.now })
    const pauseMs = outcome === 'refused' ? undefined : mailAgainAfterMs[attempt]
    if (pauseMs === undefined) return
    const at = new Date(tx.now.getTime() + pauseMs)
    promiseJob(tx, { ...ownerInvitation({ merchantId, isAsked: true, attempt: attempt + 1 }), at })
  })
}

export type OwnerMailEnd = {
  readonly invitationId: string
  readonly merchantId: string
  readonly attempt: number
  readonly outcome: Outcome
}

async function makeOwnerInvitation(
  tx: Tx,
  actor: Actor,
  { id: merchantId, name }: Merchant,
  address: string | null,
): Promise<Invited> {
  await revokeOwnersOpen(tx, merchantId)
  const mailedTo = address === null ? null : maskedAddress(address)
  const mail = { mailedTo, mailState: address === null ? null : ('waiting' as const) }
  const made = await inviteIn(tx, actor, { merchantId, role: 'owner', name, ...mail }, INVITATION_MS)
  await tell(tx, actor, made.invitation)
  return made
}

/** An event is of an account; a merchant that has no number anywhere has none. */
async function tell(tx: Tx, { personId }: Actor, { merchantId, expiresAt, mailedTo }: Invitation): Promise<void> {
  const numbers = [
    ...(await getSubMerchants(tx, [merchantId ?? ''], 'live')),
    ...(await getSubMerchants(tx, [merchantId ?? ''], 'test')),
  ]
  const [number] = numbers
  if (!number) return
  recordEvent(tx, {
    type: 'merchant.portal_invited',
    source: personId === null ? 'clock' : 'person',
    subjectId: number.merchantId,
    accountId: number.accountId,
    merchantId: number.merchantId,
    facts: { merchant: number.merchantId, mailed_to: mailedTo, expires_at: expiresAt.toISOString() },
  })
}

async function readPortal(ctx: Context, tx: Tx, merchantId: string): Promise<Portal> {
  const merchant = await getMerchantIn(tx, merchantId)
  if (!merchant) throw new PublicError('MERCHANT_NOT_FOUND', { merchant: merchantId })
  const address = await addressOf(ctx, tx, merchant)
  return {
    merchantId,
    hasOwner: await hasOwner(tx, merchantId),
    invitation: (await selectOwnerInvitation(tx, merchantId)) ?? null,
    address: address === null ? null : maskedAddress(address),
    mayMail: address !== null && (await findMailTarget(tx, ctx.vault)) !== undefined,
  }
}

/** Whoever is named in the form by which it was onboarded, and else whom the provider has written down. */
async function addressOf(ctx: Context, tx: Tx, { id, contactEmail }: Merchant): Promise<string | null> {
  return (await findContactEmail(tx, ctx.vault, id)) ?? contactEmail
}

async function mustBeWithoutOwner(tx: Tx, merchantId: string): Promise<Merchant> {
  await takeTurn(tx, `owner of ${merchantId}`)
  const merchant = await getMerchantIn(tx, merchantId)
  if (!merchant) throw new PublicError('MERCHANT_NOT_FOUND', { merchant: merchantId })
  if (await hasOwner(tx, merchantId)) throw new PublicError('OWNER_THERE', { merchant: merchantId })
  return merchant
}
