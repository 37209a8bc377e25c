import type { Person } from '@teyue/contract/person'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { Invitations } from './invitations.tsx'
import { Invite } from './invite.tsx'
import { Memberships } from './memberships.tsx'
import { peopleWords } from './words.ts'

/** Who works here and as what, and who is invited. */
export default function PeoplePage() {
  const t = useWords(peopleWords)
  const may = useMay()
  const [isInviting, setInviting] = useState(false)
  const people = useList<Person>('/v1/people')
  const columns: TableColumnsType<Person> = [
    { title: t('name'), dataIndex: 'name' },
    { title: t('login'), dataIndex: 'login' },
    { title: t('roles'), render: (_, person) => <Memberships person={person} /> },
    {
      title: t('factor'),
      render: (_, { has_second_factor: has }) => (
        <State is={has ? 'done' : 'waiting'}>{t(has ? 'has_factor' : 'no_factor')}</State>
      ),
    },
    { title: t('since'), render: (_, { created_at: at }) => <Moment at={at} /> },
  ]
  const invite = (
    <Button type="primary" onClick={() => setInviting(true)}>
      {t('invite')}
    </Button>
  )
  return (
    <Page
      title={t('title')}
      acts={
        <>
          <To path="/roles">{t('table')}</To>
          {may('people.manage') && invite}
        </>
      }
    >
      <Listing label={t('title')} of={people} columns={columns} empty={<Empty says={t('none')} />} />
      <Invitations />
      {isInviting && <Invite onEnd={() => setInviting(false)} />}
    </Page>
  )
}
