import { useParams } from '@tanstack/react-router'
import type { Import, ImportLine } from '@teyue/contract/import'
import { Button, Progress, Segmented, Space, Table } from 'antd'
import { useState } from 'react'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { download } from '../../kit/download.ts'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { To, useGo } from '../../kit/link.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useAct, useList, useRead } from '../../kit/reading.ts'
import { Scrolled } from '../../kit/scrolled.tsx'
import { State } from '../../kit/state.tsx'
import { lineStandings, standings } from '../imports/standings.ts'
import { importWords } from '../imports/words.ts'
import './import.css'

const LOOKED_AT_EVERY_MS = 1_500
const SHOWN = ['bad', 'good', 'known', 'done'] as const

/** One import: how far it is, what is wrong with which line, and the button that takes the good ones in. */
export default function ImportPage() {
  const t = useWords(importWords)
  const go = useGo()
  const { id = '' } = useParams({ strict: false })
  const path = `/v1/imports/${id}`
  const found = useRead<Import>(path, {}, { everyMs: LOOKED_AT_EVERY_MS })
  const fetchResult = useAct(() => download(`${path}/file`, {}, `teyue-${id}.csv`), [])
  const acts = (
    <>
      <Button onClick={() => go('/imports')}>{t('back')}</Button>
      <Button loading={fetchResult.isPending} onClick={() => fetchResult.mutate()}>
        {t('result')}
      </Button>
    </>
  )
  return (
    <Page title={found.data?.filename ?? t('title')} acts={acts}>
      <Read of={found}>
        {(one) => (
          <>
            <Standing of={one} />
            {one.state !== 'expired' && one.state !== 'checking' && <Lines of={one} />}
          </>
        )}
      </Read>
    </Page>
  )
}

function Standing({ of }: { of: Import }) {
  const t = useWords(importWords)
  const { state, lines, lines_total: total } = of
  const handled = state === 'checking' ? total - lines.unchecked : lines.done + lines.known + lines.bad
  const isBusy = state === 'checking' || state === 'running'
  return (
    <section className="sheet below-2">
      <State is={standings[state]}>{t(state)}</State>
      <p className="says">{t('counts', lines)}</p>
      {isBusy && (
        <>
          <Progress
            percent={Math.floor((100 * handled) / total)}
            aria-label={t('progress', { done: handled, total })}
          />
          <p className="meta">{t('leave')}</p>
        </>
      )}
      {state === 'checked' && <Start of={of} />}
    </section>
  )
}

function Start({ of }: { of: Import }) {
  const t = useWords(importWords)
  const go = useGo()
  const confirm = useConfirm()
  const { good: count, bad } = of.lines
  const start = useAct(
    () => act('POST', `/v1/imports/${of.id}/starts`),
    ['/v1/imports', '/v1/merchants', '/v1/payments'],
  )
  const ask = () =>
    confirm({
      title: t('start_title', { count }),
      says: t('start_says', { bad }),
      verb: t('start', { count }),
      perform: () => start.mutateAsync(),
    })
  return (
    <Space wrap className="below">
      {count > 0 ? (
        <Button type="primary" onClick={ask}>
          {t('start', { count })}
        </Button>
      ) : (
        <p>{t('none_good')}</p>
      )}
      {bad > 0 && <Button onClick={() => go('/imports')}>{t('again')}</Button>}
    </Space>
  )
}

function Lines({ of }: { of: Import }) {
  const t = useWords(importWords)
  const [chosen, choose] = useState<(typeof SHOWN)[number] | null>(null)
  const state = chosen ?? SHOWN.find((one) => of.lines[one] > 0) ?? 'bad'
  const everyMs = of.state === 'running' ? LOOKED_AT_EVERY_MS : false
  const lines = useList<ImportLine>(`/v1/imports/${of.id}/lines`, { state, limit: '50' }, { everyMs })
  const options = SHOWN.map((value) => {
    return { value, label: `${t(value === 'done' ? 'line_done' : value)} ${of.lines[value]}` }
  })
  return (
    <div className="listing">
      <div className="below-2 above">
        <Segmented aria-label={t('show')} options={options} value={state} onChange={choose} />
      </div>
      <Scrolled>
        <Table<ImportLine>
          aria-label={t('lines')}
          rowKey="number"
          size="middle"
          pagination={false}
          loading={lines.isPending}
          scroll={{ x: 'max-content' }}
          dataSource={lines.rows}
          locale={{ emptyText: t('nothing') }}
          columns={[
            { title: t('number'), dataIndex: 'number' },
            {
              title: t('state'),
              render: (_, one) => (
                <State is={lineStandings[one.state]}>{t(one.state === 'done' ? 'line_done' : one.state)}</State>
              ),
            },
            { title: t('about'), render: (_, one) => <About of={one} /> },
            { title: t('findings'), render: (_, one) => <Findings of={one} /> },
            { title: t('thing'), render: (_, { thing }) => thing && <Thing of={of.kind} id={thing} /> },
          ]}
        />
      </Scrolled>
      <footer>
        {lines.hasNextPage && (
          <Button loading={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </footer>
    </div>
  )
}

/** What the line has become. */
function Thing({ of: kind, id }: { of: Import['kind']; id: string }) {
  const t = useWords(importWords)
  return (
    <Space>
      <Numbered value={id} />
      <To path={`/${kind}/${id}`}>{t('open')}</To>
    </Space>
  )
}

/** What tells the line apart. */
function About({ of: { cells } }: { of: ImportLine }) {
  return (
    <>
      {cells.name ?? cells.out_trade_no}
      <div className="meta mono">{cells.sub_mchid}</div>
    </>
  )
}

function Findings({ of: { findings } }: { of: ImportLine }) {
  const isZh = useLanguage() === 'zh'
  return findings.map((one) => (
    <div key={`${one.field} ${one.code}`} className="line-finding">
      <strong>{isZh ? one.column : one.field}</strong> {isZh ? one.message_zh : one.message}
      <div className="meta">{isZh ? one.next_zh : one.next}</div>
    </div>
  ))
}
