import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { assertStrong } from './check-password.ts'
import type { SignedIn } from './session.ts'
import { selectCredentials, updateEnded, updatePerson } from './store.ts'
import { hashPassword, verifyPassword } from './verify-password.ts'

/** Changes one's own password; all other sessions end. The present one must be told. */
export async function setPassword(
  ctx: Context,
  self: SignedIn,
  actor: Actor,
  { present, wanted }: { readonly present: string; readonly wanted: string },
): Promise<void> {
  const person = await assertPassword(ctx, self, present)
  await assertStrong(wanted, [person.login])
  const passwordHash = await hashPassword(wanted)
  await inTenant(ctx, self, async (tx) => {
    // The present one was compared before this transaction, and somebody may have changed it meanwhile.
    const { passwordHash: stands } = (await selectCredentials(tx, { id: self.personId }))!
    if (stands !== person.passwordHash) throw new PublicError('SIGN_IN_REFUSED')
    await updatePerson(tx, self.personId, { passwordHash })
    await updateEnded(tx, self.personId, { except: self.sessionId })
    recordDeed(tx, actor, { act: 'person.password_changed', subjectId: self.personId })
  })
}

/** @throws PublicError SIGN_IN_REFUSED unless this is the person's password. */
export async function assertPassword(ctx: Context, self: SignedIn, password: string) {
  const person = await inTenant(ctx, self, (tx) => selectCredentials(tx, { id: self.personId }))
  if (!person || !(await verifyPassword(password, person.passwordHash))) throw new PublicError('SIGN_IN_REFUSED')
  return person
}
