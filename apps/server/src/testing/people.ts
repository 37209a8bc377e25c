import type { Context } from '../context.ts'
import { addPerson, grantRole } from '../features/people/add-person.ts'
import { beginSession } from '../features/people/open-session.ts'
import type { Role } from '../features/people/role.ts'
import { hashPassword } from '../features/people/verify-password.ts'
import { inTenant } from '../storage/tenant.ts'

/** The origin of a page of ours, as a browser names it. */
export const OUR_ORIGIN = 'http://127.0.0.1:8600'

export type SignedInPerson = {
  readonly id: string
  /** What a browser that is signed in sends along. */
  readonly headers: Readonly<Record<string, string>>
}

type Wanted = {
  readonly role: Role
  readonly merchantId?: string | null
  readonly storeId?: string
  readonly isProven?: boolean
  readonly password?: string
}

let people = 0

/** Somebody with this role who is signed in, with the second factor just proven unless told. Hashing takes long: a password only where one is given. */
export async function givenSignedIn(
  ctx: Context,
  providerId: string,
  { role, merchantId = null, storeId, isProven = true, password }: Wanted,
): Promise<SignedInPerson> {
  const login = `person-${++people}`
  const passwordHash = password ? await hashPassword(password) : 'none'
  return inTenant(ctx, { providerId }, async (tx) => {
    const id = await addPerson(tx, { login, name: login, passwordHash })
    await grantRole(tx, id, { merchantId, role, storeId: storeId ?? null })
    const visitor = { address: '127.0.0.1', userAgent: 'test', requestId: 'test' }
    const { token } = await beginSession(tx, id, isProven, visitor)
    return { id, headers: { cookie: `teyue_session=${token}`, origin: OUR_ORIGIN } }
  })
}
