import { CheckOutlined } from '@ant-design/icons'
import type { RoleList } from '@teyue/contract/person'
import { Table } from 'antd'
import { useActName } from '../../app/act-words.ts'
import { useRoleName } from '../../app/role-words.ts'
import { useWords } from '../../kit/i18n.ts'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { Scrolled } from '../../kit/scrolled.tsx'
import { rolesWords } from './words.ts'

/** The table of permissions, as the program has it. */
export default function RolesPage() {
  const t = useWords(rolesWords)
  const roles = useRead<RoleList>('/v1/roles')
  return (
    <Page title={t('title')}>
      <p>{t('says')}</p>
      <Read of={roles}>
        {(list) => (
          <>
            <Side side="provider" list={list} />
            <Side side="merchant" list={list} />
          </>
        )}
      </Read>
    </Page>
  )
}

function Side({ side, list }: { side: 'provider' | 'merchant'; list: RoleList }) {
  const t = useWords(rolesWords)
  const nameOf = useRoleName()
  const actName = useActName()
  const roles = list.data.filter((one) => one.side === side)
  const rows = list.acts.filter((act) => roles.some(({ acts }) => acts.includes(act))).map((act) => ({ act }))
  const columns = [
    { title: t('act'), render: (_: unknown, { act }: { act: string }) => actName(act) },
    ...roles.map(({ role, acts }) => ({
      title: role === 'key' ? t('key') : nameOf(role),
      align: 'center' as const,
      render: (_: unknown, { act }: { act: string }) =>
        acts.includes(act) ? <CheckOutlined aria-label={t('yes')} /> : <span aria-label={t('no')} role="img" />,
    })),
  ]
  return (
    <section className="section">
      <h2>{t(side)}</h2>
      <Scrolled>
        <Table
          aria-label={t(side)}
          rowKey="act"
          size="small"
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={columns}
          dataSource={rows}
        />
      </Scrolled>
    </section>
  )
}
