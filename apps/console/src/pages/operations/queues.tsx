import type { Queue, Queues } from '@teyue/contract/operations'
import { Alert, Card, Space, Table } from 'antd'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { useTaskName } from './task-name.ts'
import { operationsWords } from './words.ts'

const REFRESHED_EVERY_MS = 5_000
const counts = ['running', 'due', 'late', 'retrying', 'failing', 'later'] as const

/** How the promises stand, by what they do, and whether somebody is there to keep them. */
export function QueuesCard() {
  const t = useWords(operationsWords)
  const taskName = useTaskName()
  const queues = useRead<Queues>('/v1/queues', {}, { everyMs: REFRESHED_EVERY_MS })
  return (
    <Card title={<h2>{t('queues')}</h2>}>
      <Read of={queues}>
        {({ workers, queues: rows }) => (
          <Space orientation="vertical" size={12} className="wide">
            {workers === 0 ? (
              <Alert type="error" showIcon title={t('no_workers')} description={t('no_workers_next')} />
            ) : (
              <span className="meta">{t('workers', { count: workers })}</span>
            )}
            <Table<Queue>
              aria-label={t('queues')}
              rowKey="task"
              size="small"
              pagination={false}
              scroll={{ x: 'max-content' }}
              // What is wider than the screen can be moved by keys, too.
              onRow={() => ({ tabIndex: 0 })}
              dataSource={[...rows]}
              columns={[
                { title: t('task'), render: (_, { task }) => taskName(task) },
                ...counts.map((name) => ({
                  title: t(name),
                  align: 'end' as const,
                  render: (_: unknown, queue: Queue) => queue[name] || <span className="meta">0</span>,
                })),
                {
                  title: t('oldest'),
                  render: (_, { oldest_due_at: at }) => (at ? <Moment at={at} /> : '–'),
                },
              ]}
            />
          </Space>
        )}
      </Read>
    </Card>
  )
}
