import { Button, Table, type TableColumnsType } from 'antd'
import type { KeyboardEvent, ReactNode } from 'react'
import { Empty } from './empty.tsx'
import { useWords } from './i18n.ts'
import { useGo } from './link.tsx'
import { ProblemView } from './problem.tsx'
import type { useList } from './reading.ts'
import { kitWords } from './words.ts'

type ListingProps<T> = {
  readonly of: ReturnType<typeof useList<T>>
  readonly columns: TableColumnsType<T>
  /** Where a row leads; a list without it is only read. */
  readonly pathOf?: (row: T) => string
  readonly isFiltered?: boolean
  readonly clear?: () => void
  /** What stands there when there is nothing at all. */
  readonly empty: ReactNode
  readonly label: string
}

/** A list of the platform's as a table: a row opens its page, the arrows walk, Enter opens, more is loaded at the foot. */
export function Listing<T extends { readonly id: string }>(props: ListingProps<T>) {
  const { of, columns, pathOf, isFiltered = false, clear, empty, label } = props
  const go = useGo()
  const t = useWords(kitWords)
  if (of.error && of.rows.length === 0) return <ProblemView error={of.error} again={() => void of.refetch()} />
  if (of.isSuccess && of.rows.length === 0)
    return isFiltered ? (
      <Empty says={t('nothing_fits')}>{clear && <Button onClick={clear}>{t('clear')}</Button>}</Empty>
    ) : (
      empty
    )
  const opens = pathOf && ((row: T) => ({ ...rowKeys, onClick: () => isNoSelection() && go(pathOf(row)) }))
  return (
    <div className="listing">
      <Table<T>
        aria-label={label}
        rowKey="id"
        size="middle"
        sticky
        pagination={false}
        loading={of.isPending || of.isPlaceholderData}
        scroll={{ x: 'max-content' }}
        columns={columns}
        dataSource={of.rows}
        {...(opens ? { onRow: opens, rowClassName: 'opens' } : { onRow: () => rowKeys })}
      />
      <footer>
        <span className="meta">{t(of.hasNextPage ? 'shown' : 'shown_all', { count: of.rows.length })}</span>
        {of.hasNextPage && (
          <Button loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </footer>
    </div>
  )
}

const rowKeys = {
  tabIndex: 0,
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
    const row = event.currentTarget
    if (event.target !== row) return
    if (event.key === 'Enter') row.click()
    const next =
      event.key === 'ArrowDown' ? row.nextElementSibling : event.key === 'ArrowUp' ? row.previousElementSibling : null
    if (!(next instanceof HTMLElement)) return
    event.preventDefault()
    next.focus()
  },
}

/** Whoever marks a number in order to copy it does not mean to leave. */
function isNoSelection(): boolean {
  return getSelection()?.type !== 'Range'
}
