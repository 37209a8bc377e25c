import type { Context } from '../../context.ts'
import type { MailTarget } from '../channels/channel.ts'
import type { Message } from '../channels/message.ts'
import { createOwnerMail, type OwnerMailEnd, recordOwnerMail } from './create-owner-invitation.ts'

/** How mail is sent: the composition root hands it over, since channels do that. */
type Mailing = (ctx: Context, target: MailTarget, message: Message) => Promise<Pick<OwnerMailEnd, 'outcome'>>

type OwnerJob = {
  readonly providerId: string
  readonly merchantId: string
  readonly asked: number
  readonly attempt: number
}

export function invitationJobs(mail: Mailing) {
  return {
    // A link is kept nowhere, so each mail has its own: one whose end was not written down is made anew, and the old link is dead.
    'invitations.invite_owner': async (ctx: Context, job: OwnerJob): Promise<void> => {
      const { providerId, merchantId, asked, attempt } = job
      const made = await createOwnerMail(ctx, { providerId }, { merchantId, isAsked: asked === 1 })
      if (!made) return
      const { outcome } = await mail(ctx, made.target, made.message)
      await recordOwnerMail(ctx, { providerId }, { invitationId: made.invitationId, merchantId, attempt, outcome })
    },
  }
}
