import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { SignedIn } from './session.ts'
import { replaceRecoveryCodes } from './store.ts'
import { newRecoveryCodes, recoveryHash } from './token.ts'

/** New recovery codes, which exist nowhere else; those given before open nothing from now on. */
export async function addRecoveryCodes(ctx: Context, self: SignedIn, actor: Actor): Promise<string[]> {
  const codes = newRecoveryCodes()
  await inTenant(ctx, self, async (tx) => {
    await keepRecoveryCodes(tx, self.personId, codes)
    recordDeed(tx, actor, { act: 'person.recovery_codes_made', subjectId: self.personId })
  })
  return codes
}

/** Joins: these are the person's codes from now on. */
export async function keepRecoveryCodes(tx: Tx, personId: string, codes: readonly string[]): Promise<void> {
  const hashes = codes.map((code) => recoveryHash(personId, code))
  await replaceRecoveryCodes(tx, personId, hashes)
}
