import type { Person } from '@teyue/contract/person'
import { useMay } from '../../app/me.ts'
import { useList } from '../../kit/reading.ts'

const MOST = '100'

/** The agents that a merchant may belong to, as options; none for whoever may not see people. */
export function useAgents(): { readonly value: string; readonly label: string }[] {
  const may = useMay()
  const people = useList<Person>(
    '/v1/people',
    { limit: MOST },
    { enabled: may('people.read') && may('merchants.manage') },
  )
  const agents = people.rows.filter(({ memberships }) =>
    memberships.some(({ role, merchant }) => role === 'agent' && merchant === null),
  )
  return agents.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` }))
}
