import type { Agreement } from '@teyue/contract/agreement'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { download } from '../../../kit/download.ts'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { Numbered } from '../../../kit/number.tsx'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { State } from '../../../kit/state.tsx'
import { EndWithReason } from '../end-with-reason.tsx'
import { AgreementForm } from './agreement-form.tsx'
import { developmentWords } from './development-words.ts'

type AgreementsProps = { readonly of: readonly Agreement[]; readonly number: string; readonly merchant: string }

/** The signed papers of a number. */
export function Agreements({ of, number, merchant }: AgreementsProps) {
  const t = useWords(developmentWords)
  const mayManage = useMay()('merchants.manage')
  const [open, setOpen] = useState<'add' | Agreement | null>(null)
  return (
    <>
      <h2>{t('agreements')}</h2>
      <p className="meta">{t(of.length === 0 ? 'agreements_none' : 'agreements_say')}</p>
      {of.length > 0 && (
        <Table<Agreement>
          aria-label={t('agreements')}
          rowKey="id"
          size="small"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...of]}
          columns={[
            { title: t('agreement_kind'), render: (_, { kind }) => t(kind) },
            { title: t('for_appid'), render: (_, { appid }) => <Numbered value={appid} /> },
            { title: t('signed_by'), render: (_, one) => <span className="sentence">{one.signed_by}</span> },
            { title: t('signed_on'), render: (_, one) => <span className="figures">{one.signed_on}</span> },
            { title: t('file'), render: (_, one) => <FileOf agreement={one} /> },
            { title: t('added'), render: (_, { added_at: at }) => <Moment at={at} /> },
            {
              title: t('state'),
              render: (_, { withdrawn_at: at }) => (
                <State is={at ? 'waiting' : 'done'}>{t(at ? 'withdrawn' : 'in_force')}</State>
              ),
            },
            ...(mayManage
              ? [
                  {
                    title: t('withdraw'),
                    render: (_: unknown, one: Agreement) => <WithdrawButton of={one} open={setOpen} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      {mayManage && (
        <Button className="below" onClick={() => setOpen('add')}>
          {t('add_agreement')}
        </Button>
      )}
      {open === 'add' && <AgreementForm number={number} merchant={merchant} close={() => setOpen(null)} />}
      {open !== null && open !== 'add' && (
        <EndWithReason
          path={`/v1/agreements/${open.id}`}
          changes={[`/v1/merchants/${merchant}/development`]}
          verb={t('withdraw')}
          says={t('withdraw_says')}
          close={() => setOpen(null)}
        />
      )}
    </>
  )
}

function WithdrawButton({ of, open }: { of: Agreement; open: (agreement: Agreement) => void }) {
  const t = useWords(developmentWords)
  if (of.withdrawn_at) return null
  return (
    <Button size="small" danger onClick={() => open(of)}>
      {t('withdraw')}
    </Button>
  )
}

/** The scan, for whoever may; opening it is in the audit. */
function FileOf({ agreement: { id, filename } }: { agreement: Agreement }) {
  const t = useWords(developmentWords)
  const mayManage = useMay()('merchants.manage')
  const open = useAct(() => download(`/v1/agreements/${id}/file`, {}, filename), [])
  if (!mayManage) return <span className="mono">{filename}</span>
  return (
    <>
      <Button
        size="small"
        loading={open.isPending}
        onClick={() => open.mutate()}
        aria-label={`${t('open_file')} ${filename}`}
      >
        {t('open_file')}
      </Button>
      {open.error && <ProblemView error={open.error} />}
    </>
  )
}
