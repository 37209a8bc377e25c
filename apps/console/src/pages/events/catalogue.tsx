import { type CataloguedEvent, eventCatalogue } from '@teyue/contract/event-catalogue'
import { Table } from 'antd'
import { Code } from '../../kit/code.tsx'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { eventWords } from './words.ts'

/** Every event that webhooks are told, with an example of what stands in it. */
export function Catalogue() {
  const t = useWords(eventWords)
  const language = useLanguage()
  return (
    <Table<CataloguedEvent>
      aria-label={t('catalogue')}
      rowKey="type"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      onRow={() => ({ tabIndex: 0 })}
      dataSource={[...eventCatalogue]}
      expandable={{
        expandedRowRender: ({ facts }) => <Code label={t('facts')} text={JSON.stringify(facts, null, 2)} />,
      }}
      columns={[
        { title: t('type'), render: (_, { type }) => <span className="mono">{type}</span> },
        { title: t('means'), width: 640, render: (_, event) => event[language] },
      ]}
    />
  )
}
