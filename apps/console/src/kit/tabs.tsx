import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFilters } from './filters.ts'
import { stanceSearch, useStance } from './stance.ts'

type Tab = { readonly key: string; readonly label: string; readonly children: ReactNode }

/** Parts of a page, one shown at a time. Which one stands in the address; the first is the page itself. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly [Tab, ...Tab[]] }) {
  const stance = useStance()
  const { values } = useFilters(['tab'])
  const [first] = tabs
  const shown = tabs.find(({ key }) => key === values.tab) ?? first
  return (
    <>
      <nav className="tabs" aria-label={label}>
        {tabs.map((tab) => (
          <Link
            key={tab.key}
            to="."
            search={{ ...stanceSearch(stance), ...(tab === first ? {} : { tab: tab.key }) }}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {tab.label}
          </Link>
        ))}
      </nav>
      {shown.children}
    </>
  )
}
