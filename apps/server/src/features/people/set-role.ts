import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { grantRole, keepAnAdministrator } from './add-person.ts'
import type { Grant, Person } from './person.ts'
import { selectMembership, selectPeople, updateEnded, updateMembership } from './store.ts'

const PEOPLE_AT_ONCE = 100

/** At the provider (null) or at a merchant; an owner acts at its own merchant only. */
export type Place = { readonly providerId: string; readonly merchantId: string | null }

export async function listPeople(ctx: Context, place: Place, page: { limit: number; before?: string }) {
  return inTenant(ctx, place, (tx) => selectPeople(tx, { merchantId: place.merchantId, ...page }))
}

/** @throws PublicError PERSON_NOT_FOUND, also for one who is nobody at this place. */
export async function getPerson(ctx: Context, place: Place, id: string): Promise<Person> {
  return inTenant(ctx, place, (tx) => mustGet(tx, place.merchantId, id))
}

/** Gives somebody who is here another role, at the place of the request. Where no store is said, a cashier stays of its own. */
export async function setRole(
  ctx: Context,
  visible: Place,
  actor: Actor,
  change: Grant & { readonly personId: string },
): Promise<Person> {
  const { personId, merchantId, role } = change
  return inTenant(ctx, visible, async (tx) => {
    await mustGet(tx, visible.merchantId, personId)
    const storeId = change.storeId === undefined ? await keptStore(tx, change) : change.storeId
    const before = await grantRole(tx, personId, { merchantId, role, storeId })
    const at = { merchant: merchantId }
    recordDeed(tx, actor, {
      act: 'person.role_changed',
      subjectId: personId,
      before: { ...at, role: before?.role ?? null, ...storeIn(before?.storeId) },
      after: { ...at, role, ...storeIn(storeId) },
    })
    return mustGet(tx, visible.merchantId, personId)
  })
}

/** Ends what somebody is at one place. Whoever is nowhere a member is signed out everywhere. */
export async function removeRole(
  ctx: Context,
  visible: Place,
  actor: Actor,
  { personId, merchantId }: { readonly personId: string; readonly merchantId: string | null },
): Promise<void> {
  await inTenant(ctx, visible, async (tx) => {
    // All administrators before the one, as whoever changes a role locks them: the other way round two wait for each other.
    if (merchantId === null) await keepAnAdministrator(tx, personId)
    const present = await selectMembership(tx, personId, merchantId)
    if (!present) throw new PublicError('PERSON_NOT_FOUND', { id: personId })
    await updateMembership(tx, present.id, { endedAt: tx.now })
    await signOutNobody(tx, personId)
    recordDeed(tx, actor, {
      act: 'person.role_ended',
      subjectId: personId,
      before: { merchant: merchantId, role: present.role },
    })
  })
}

async function keptStore(tx: Tx, { personId, merchantId, role }: Grant & { readonly personId: string }) {
  const present = role === 'cashier' ? await selectMembership(tx, personId, merchantId) : undefined
  return present?.storeId ?? null
}

/** In the audit: the store of whoever is bound to one. */
function storeIn(storeId: string | null | undefined) {
  return storeId ? { store: storeId } : {}
}

/** Joins: nobody is anything at this merchant from now on; whoever is nowhere a member is signed out. Answers how many there were. */
export async function removeRolesOf(tx: Tx, merchantId: string): Promise<number> {
  let ended = 0
  for (;;) {
    const people = await selectPeople(tx, { merchantId, limit: PEOPLE_AT_ONCE })
    if (people.length === 0) return ended
    for (const { id, memberships } of people) {
      for (const membership of memberships) await updateMembership(tx, membership.id, { endedAt: tx.now })
      await signOutNobody(tx, id)
      ended++
    }
  }
}

async function signOutNobody(tx: Tx, personId: string): Promise<void> {
  const [person] = await selectPeople(tx, { merchantId: null, id: personId, limit: 1 })
  if (person?.memberships.length === 0) await updateEnded(tx, personId, {})
}

async function mustGet(tx: Tx, merchantId: string | null, id: string): Promise<Person> {
  const [person] = await selectPeople(tx, { merchantId, id, limit: 1 })
  if (!person) throw new PublicError('PERSON_NOT_FOUND', { id })
  return person
}
