import type { List } from '@teyue/contract/list'
import type { Job } from '@teyue/contract/operations'
import { Button, Card, Segmented, Table } from 'antd'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Read } from '../../kit/page.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { useTaskName } from './task-name.ts'
import { operationsWords } from './words.ts'

const REFRESHED_EVERY_MS = 5_000

const standings: Readonly<Record<Job['state'], Standing>> = {
  running: 'working',
  failing: 'failed',
  late: 'unknown',
  retrying: 'unknown',
  due: 'waiting',
  later: 'waiting',
}

/** Promises that want a look: those that have failed for hours first, each with a way to run it at once. */
export function JobsCard() {
  const t = useWords(operationsWords)
  const { values, set } = useFilters(['jobs'])
  const state = values.jobs
  const jobs = useRead<List<Job>>('/v1/jobs', { state }, { everyMs: REFRESHED_EVERY_MS })
  const options = [
    { value: '', label: t('want_a_look') },
    { value: 'failing', label: t('failing') },
    { value: 'later', label: t('later') },
  ]
  return (
    <Card
      title={<h2>{t('jobs')}</h2>}
      extra={
        <Segmented aria-label={t('jobs')} options={options} value={state ?? ''} onChange={(jobs) => set({ jobs })} />
      }
    >
      <Read of={jobs}>
        {({ data }) => (data.length === 0 ? <Empty says={t('no_jobs')} /> : <JobsTable jobs={[...data]} />)}
      </Read>
    </Card>
  )
}

function JobsTable({ jobs }: { jobs: Job[] }) {
  const t = useWords(operationsWords)
  const taskName = useTaskName()
  const may = useMay()
  const retry = useAct((id: string) => act('POST', `/v1/jobs/${id}/retries`), ['/v1/jobs', '/v1/queues'])
  return (
    <>
      {retry.error && <ProblemView error={retry.error} />}
      <Table<Job>
        aria-label={t('jobs')}
        rowKey="id"
        size="middle"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={jobs}
        columns={[
          { title: t('state'), render: (_, { state }) => <State is={standings[state]}>{t(state)}</State> },
          { title: t('task'), render: (_, { task }) => taskName(task) },
          { title: t('subject'), render: (_, { subject }) => <Numbered value={subject} /> },
          { title: t('attempts'), align: 'end', dataIndex: 'attempts' },
          { title: t('next'), render: (_, { run_at: at }) => <Moment at={at} /> },
          {
            title: t('last_error'),
            width: 280,
            ellipsis: true,
            render: (_, { last_error: error }) => <span title={error ?? undefined}>{error ?? '–'}</span>,
          },
          {
            title: '',
            align: 'end',
            render: (_, { id, state }) =>
              may('operations.manage') &&
              state !== 'running' && (
                <Button
                  size="small"
                  loading={retry.isPending && retry.variables === id}
                  onClick={() => retry.mutate(id)}
                >
                  {t('run_now')}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}
