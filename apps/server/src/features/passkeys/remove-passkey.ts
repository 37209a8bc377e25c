import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { findCredentials } from '../people/add-person.ts'
import { keepRecoveryCodes } from '../people/add-recovery-codes.ts'
import type { SignedIn } from '../people/session.ts'
import type { Passkey } from './passkey.ts'
import { deletePasskey, selectPasskeys, updateName } from './store.ts'

export async function listPasskeys(ctx: Context, self: SignedIn): Promise<Passkey[]> {
  return inTenant(ctx, self, (tx) => selectPasskeys(tx, self.personId))
}

export async function setPasskeyName(ctx: Context, self: SignedIn, id: string, name: string): Promise<Passkey> {
  return inTenant(ctx, self, async (tx) => {
    await updateName(tx, self.personId, id, name)
    const passkey = (await selectPasskeys(tx, self.personId)).find((one) => one.id === id)
    if (!passkey) throw new PublicError('PASSKEY_NOT_FOUND', { id })
    return passkey
  })
}

/** It signs nobody in from now on. With a person's last second factor go the recovery codes. */
export async function removePasskey(ctx: Context, self: SignedIn, actor: Actor, id: string): Promise<void> {
  await inTenant(ctx, self, async (tx) => {
    if (!(await deletePasskey(tx, self.personId, id))) throw new PublicError('PASSKEY_NOT_FOUND', { id })
    const person = await findCredentials(tx, self.personId)
    if (person && !person.hasPasskey && !person.totpSealed) await keepRecoveryCodes(tx, self.personId, [])
    recordDeed(tx, actor, { act: 'person.passkey_removed', subjectId: self.personId, before: { passkey: id } })
  })
}
