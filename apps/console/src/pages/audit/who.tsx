import type { Person } from '@teyue/contract/person'
import { useMay } from '../../app/me.ts'
import { useWords } from '../../kit/i18n.ts'
import { Numbered } from '../../kit/number.tsx'
import { useRead } from '../../kit/reading.ts'
import { auditWords } from './words.ts'

/** Who did it, by name where it may be known, and from where. */
export function Who({ person, address }: { person: string | null; address: string }) {
  const t = useWords(auditWords)
  return (
    <>
      {person ? <Name id={person} /> : t('nobody')}
      <div className="meta">{address}</div>
    </>
  )
}

function Name({ id }: { id: string }) {
  const may = useMay()
  const person = useRead<Person>(`/v1/people/${id}`, {}, { enabled: may('people.read') })
  return person.data ? person.data.name : <Numbered value={id} />
}
