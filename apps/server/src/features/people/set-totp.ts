import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { keepRecoveryCodes } from './add-recovery-codes.ts'
import { newTotpSecret, periodOf, totpUri } from './one-time-code.ts'
import { totpContext } from './person.ts'
import type { SignedIn } from './session.ts'
import { assertPassword } from './set-password.ts'
import { replaceRecoveryCodes, selectCredentials, updateEnded, updatePerson, updateSession } from './store.ts'
import { newRecoveryCodes } from './token.ts'
import { verifyCode } from './verify-second-factor.ts'

export type NewTotp = { readonly secret: string; readonly uri: string }

/** A secret for the person's app. It counts once its first code has come (`confirmTotp`). The password is asked again. */
export async function createTotp(ctx: Context, self: SignedIn, password: string): Promise<NewTotp> {
  const { login } = await assertPassword(ctx, self, password)
  const secret = newTotpSecret()
  const totpPendingSealed = ctx.vault.seal(secret, totpContext(self.personId))
  await inTenant(ctx, self, (tx) => updatePerson(tx, self.personId, { totpPendingSealed }))
  return { secret, uri: totpUri(secret, login) }
}

/** From now on it is asked for. Answers with recovery codes, which exist nowhere else. Other sessions end. */
export async function confirmTotp(ctx: Context, self: SignedIn, actor: Actor, code: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await inTenant(ctx, self, async (tx) => {
    const person = await selectCredentials(tx, { id: self.personId })
    if (!person?.totpPendingSealed) throw new PublicError('SECOND_FACTOR_REFUSED')
    const secret = ctx.vault.open(person.totpPendingSealed, totpContext(person.id)).toString()
    const period = periodOf(secret, code, tx.now, 0)
    if (period === null) throw new PublicError('SECOND_FACTOR_REFUSED')
    const totp = { totpSealed: person.totpPendingSealed, totpPendingSealed: null, totpPeriod: period }
    await updatePerson(tx, person.id, totp)
    await keepRecoveryCodes(tx, person.id, codes)
    await updateSession(tx, self.sessionId, { provenAt: tx.now })
    await updateEnded(tx, person.id, { except: self.sessionId })
    recordDeed(tx, actor, { act: 'person.second_factor_set', subjectId: person.id })
  })
  return codes
}

/** Proves the second factor again, for acts that ask for it. @throws PublicError SECOND_FACTOR_REFUSED */
export async function proveSecondFactor(ctx: Context, self: SignedIn, actor: Actor, code: string): Promise<void> {
  const isRight = await inTenant(ctx, self, async (tx) => {
    const person = await selectCredentials(tx, { id: self.personId })
    const right = person !== undefined && (await verifyCode(tx, ctx.vault, person, code))
    if (right) await updateSession(tx, self.sessionId, { provenAt: tx.now })
    recordDeed(tx, actor, {
      act: 'person.second_factor_proven',
      outcome: right ? 'done' : 'refused',
      subjectId: self.personId,
    })
    return right
  })
  if (!isRight) throw new PublicError('SECOND_FACTOR_REFUSED')
}

/** Takes it away: the route has asked for the second factor itself, and for the password here. */
export async function removeTotp(ctx: Context, self: SignedIn, actor: Actor, password: string): Promise<void> {
  await assertPassword(ctx, self, password)
  await inTenant(ctx, self, async (tx) => {
    await updatePerson(tx, self.personId, { totpSealed: null, totpPendingSealed: null })
    const person = await selectCredentials(tx, { id: self.personId })
    if (!person?.hasPasskey) await replaceRecoveryCodes(tx, self.personId, [])
    recordDeed(tx, actor, { act: 'person.second_factor_removed', subjectId: self.personId })
  })
}
