import type { Context } from '../context.ts'
import { addPerson, grantRole } from '../features/people/add-person.ts'
import { beginSession } from '../features/people/open-session.ts'
import type { Role } from '../features/people/role.ts'
import { inTenant } from '../storage/tenant.ts'

/** The origin of a page of ours, as a browser names it. */
export const OUR_ORIGIN = 'http://127.0.0.1:8600'

export type SignedInPerson = {
  readonly id: string
  /** What a browser that is signed in sends along. */
  readonly headers: Readonly<Record<string, string>>
}

let people = 0

/** Somebody with this role who is signed in, with the second factor just proven unless told. Nobody's password is hashed. */
export async function givenSignedIn(
  ctx: Context,
  providerId: string,
  { role, merchantId = null, isProven = true }: { role: Role; merchantId?: string | null; isProven?: boolean },
): Promise<SignedInPerson> {
  const login = `person-${++people}`
  return inTenant(ctx, { providerId }, async (tx) => {
    const id = await addPerson(tx, { login, name: login, passwordHash: 'none' })
    await grantRole(tx, id, { merchantId, role })
    const visitor = { address: '127.0.0.1', userAgent: 'test', requestId: 'test' }
    const { token } = await beginSession(tx, id, isProven, visitor)
    return { id, headers: { cookie: `teyue_session=${token}`, origin: OUR_ORIGIN } }
  })
}
