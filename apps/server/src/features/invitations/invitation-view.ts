import type { Invitation as InvitationView, Portal as PortalView } from '@teyue/contract/person'
import { type Invitation, isOpen, type Portal } from './invitation.ts'

export function viewInvitation(invitation: Invitation, now: Date): InvitationView {
  const ended = invitation.revokedAt ? 'revoked' : 'expired'
  const state = invitation.acceptedAt ? 'accepted' : isOpen(invitation, now) ? 'open' : ended
  return {
    id: invitation.id,
    object: 'invitation',
    role: invitation.role,
    merchant: invitation.merchantId,
    store: invitation.storeId,
    name: invitation.name,
    state,
    invited_by: invitation.invitedBy,
    created_at: invitation.createdAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
    mailed_to: invitation.mailedTo,
    mail_state: invitation.mailState,
  }
}

export function viewPortal({ merchantId, hasOwner, invitation, address, mayMail }: Portal, now: Date): PortalView {
  return {
    object: 'portal',
    merchant: merchantId,
    has_owner: hasOwner,
    invitation: invitation && viewInvitation(invitation, now),
    address,
    may_mail: mayMail,
  }
}
