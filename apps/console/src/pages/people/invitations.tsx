import type { Invitation } from '@teyue/contract/person'
import { Button, type TableColumnsType } from 'antd'
import { useMay } from '../../app/me.ts'
import { useRoleName } from '../../app/role-words.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { useAct, useList } from '../../kit/reading.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { MerchantName, StoreName } from './memberships.tsx'
import { peopleWords } from './words.ts'

const standings: Readonly<Record<Invitation['state'], Standing>> = {
  open: 'working',
  accepted: 'done',
  revoked: 'waiting',
  expired: 'waiting',
}

/** Who was invited, and what came of it. */
export function Invitations() {
  const t = useWords(peopleWords)
  const nameOf = useRoleName()
  const may = useMay()
  const invitations = useList<Invitation>('/v1/invitations')
  const columns: TableColumnsType<Invitation> = [
    { title: t('name'), dataIndex: 'name' },
    {
      title: t('role'),
      render: (_, { role, merchant, store }) => (
        <>
          {nameOf(role)} {merchant && <MerchantName id={merchant} />} {store && <StoreName id={store} />}
        </>
      ),
    },
    { title: t('state'), render: (_, { state }) => <State is={standings[state]}>{t(state)}</State> },
    { title: t('expires'), render: (_, { state, expires_at: at }) => (state === 'open' ? <Moment at={at} /> : '–') },
    { render: (_, one) => one.state === 'open' && may('people.manage') && <Revoke invitation={one} /> },
  ]
  return (
    <section className="section">
      <h2>{t('invitations')}</h2>
      <Listing
        label={t('invitations')}
        of={invitations}
        columns={columns}
        empty={<Empty says={t('invitations_none')} />}
      />
    </section>
  )
}

function Revoke({ invitation: { id, name } }: { invitation: Invitation }) {
  const t = useWords(peopleWords)
  const confirm = useConfirm()
  const revoke = useAct(() => act('DELETE', `/v1/invitations/${id}`), ['/v1/invitations'])
  return (
    <Button
      type="text"
      size="small"
      danger
      onClick={() =>
        confirm({
          title: t('revoke_title', { name }),
          says: t('revoke_says'),
          verb: t('revoke'),
          isDangerous: true,
          perform: () => revoke.mutateAsync(),
        })
      }
    >
      {t('revoke')}
    </Button>
  )
}
