import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import type { Tx } from '../../storage/tenant.ts'
import { assertNotLeft } from '../merchants/get-merchant.ts'
import { assertStoreOf } from '../stores/get-store.ts'
import type { Credentials, Grant, Membership } from './person.ts'
import { isRoleOf, may } from './role.ts'
import {
  insertMembership,
  insertPerson,
  isOwnerThere,
  selectAdministrators,
  selectCredentials,
  selectMembership,
  selectPeople,
  updateMembership,
} from './store.ts'

/** Joins: somebody new. */
export async function addPerson(
  tx: Tx,
  person: { readonly login: string; readonly name: string; readonly passwordHash: string },
): Promise<string> {
  const id = newId('person')
  await insertPerson(tx, { ...person, id })
  return id
}

/** Joins: who signs in under this name at this provider. */
export async function findByLogin(tx: Tx, login: string): Promise<Credentials | undefined> {
  return selectCredentials(tx, { login })
}

/** Joins: what this person proves itself by. */
export async function findCredentials(tx: Tx, id: string): Promise<Credentials | undefined> {
  return selectCredentials(tx, { id })
}

/** Joins: makes the person a member, or gives the member another role. Answers with what it was before. */
export async function grantRole(
  tx: Tx,
  personId: string,
  { merchantId, role, storeId = null }: Grant,
): Promise<Pick<Membership, 'role' | 'storeId'> | null> {
  await assertRole(tx, { merchantId, role, storeId })
  if (merchantId === null && role !== 'administrator') await keepAnAdministrator(tx, personId)
  const present = await selectMembership(tx, personId, merchantId)
  if (present) await updateMembership(tx, present.id, { role, storeId })
  else await insertMembership(tx, { id: newId('membership'), personId, merchantId, role, storeId })
  return present ?? null
}

/** Joins: refuses a role that is not of that side, a merchant that the provider does not have or that has left, and a store for any but its cashiers. */
export async function assertRole(tx: Tx, { merchantId, role, storeId = null }: Grant): Promise<void> {
  if (!isRoleOf(role, merchantId)) throw new PublicError('ROLE_NOT_THERE', { field: 'role' })
  if (merchantId !== null) await assertNotLeft(tx, merchantId)
  if (storeId === null) return
  if (merchantId === null || role !== 'cashier') throw new PublicError('STORE_FOR_CASHIERS_ONLY', { field: 'store' })
  await assertStoreOf(tx, merchantId, storeId)
}

/** Joins: whether this person may let others in at the provider (null) or at this merchant. */
export async function mayLetIn(tx: Tx, personId: string, merchantId: string | null): Promise<boolean> {
  const [person] = await selectPeople(tx, { merchantId: null, id: personId, limit: 1 })
  const reaching = person?.memberships.filter((one) => one.merchantId === null || one.merchantId === merchantId) ?? []
  return reaching.some((one) => may(one.role, one.merchantId, 'people.manage'))
}

/** Joins: whether anybody is the merchant's owner. */
export async function hasOwner(tx: Tx, merchantId: string): Promise<boolean> {
  return isOwnerThere(tx, merchantId)
}

/** Joins: refuses what would leave the provider without anybody who may let others in. */
export async function keepAnAdministrator(tx: Tx, leaving: string): Promise<void> {
  const administrators = await selectAdministrators(tx)
  if (administrators.some(({ personId }) => personId === leaving) && administrators.length === 1)
    throw new PublicError('LAST_ADMINISTRATOR')
}
