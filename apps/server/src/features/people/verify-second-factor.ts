import type { Vault } from '../../secrets.ts'
import type { Tx } from '../../storage/tenant.ts'
import { periodOf } from './one-time-code.ts'
import { type Credentials, totpContext } from './person.ts'
import { updatePerson, useRecoveryCode } from './store.ts'
import { plainCode, recoveryHash } from './token.ts'

/** Joins: whether this is the code of the person's app, or a recovery code. Either is good once. */
export async function verifyCode(tx: Tx, vault: Vault, person: Credentials, code: string): Promise<boolean> {
  const plain = plainCode(code)
  if (plain.length !== 6) return useRecoveryCode(tx, person.id, recoveryHash(person.id, plain))
  if (!person.totpSealed) return false
  const secret = vault.open(person.totpSealed, totpContext(person.id)).toString()
  const period = periodOf(secret, plain, tx.now, person.totpPeriod)
  if (period === null) return false
  await updatePerson(tx, person.id, { totpPeriod: period })
  return true
}
