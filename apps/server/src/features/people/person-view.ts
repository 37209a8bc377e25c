import type { Membership as MembershipView, Person as PersonView } from '@teyue/contract/person'
import type { Membership, Person } from './person.ts'

export function viewPerson(person: Person): PersonView {
  return {
    id: person.id,
    object: 'person',
    login: person.login,
    name: person.name,
    has_second_factor: person.hasSecondFactor,
    memberships: person.memberships.map(viewMembership),
    created_at: person.createdAt.toISOString(),
  }
}

export function viewMembership({ id, merchantId, role, storeId }: Membership): MembershipView {
  return { id, merchant: merchantId, role, store: storeId }
}
