import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useFilters } from './filters.ts'
import { stanceSearch, useStance } from './stance.ts'
import './tab-groups.css'

export type Tab = { readonly key: string; readonly label: string; readonly children: ReactNode }
export type TabGroup = { readonly title: string; readonly tabs: readonly Tab[] }
type Props = { readonly label: string; readonly groups: readonly TabGroup[] }

/**
 * Many parts of a page, in groups, one shown at a time: their list stands beside it on a desk and is folded above it on a phone.
 * Which one is shown stands in the address; the first of all is the page itself.
 */
export function TabGroups({ label, groups }: Props) {
  const { values } = useFilters(['tab'])
  const [isOpen, setOpen] = useState(false)
  const fold = useRef<HTMLButtonElement>(null)
  const list = useId()
  const all = groups.flatMap(({ tabs }) => tabs)
  const shown = all.find(({ key }) => key === values.tab) ?? all[0]
  const here = groups.find(({ tabs }) => tabs.some((tab) => tab === shown))
  const close = () => {
    if (isOpen) fold.current?.focus()
    setOpen(false)
  }
  return (
    <div className="parts">
      <div className="part-side">
        <Button
          ref={fold}
          className="part-now"
          aria-expanded={isOpen}
          aria-controls={list}
          onClick={() => setOpen(!isOpen)}
        >
          <span>{`${here?.title} · ${shown?.label}`}</span>
          {isOpen ? <UpOutlined /> : <DownOutlined />}
        </Button>
        <nav
          id={list}
          className={isOpen ? 'part-list open' : 'part-list'}
          aria-label={label}
          onKeyDown={(event) => (event.key === 'Escape' ? close() : moveFocus(event))}
        >
          {groups.map((group) => (
            <Group key={group.title} of={group} first={all[0]} shown={shown} onChosen={close} />
          ))}
        </nav>
      </div>
      <div>{shown?.children}</div>
    </div>
  )
}

type GroupProps = {
  readonly of: TabGroup
  readonly first: Tab | undefined
  readonly shown: Tab | undefined
  readonly onChosen: () => void
}

function Group({ of: { title, tabs }, first, shown, onChosen }: GroupProps) {
  const stance = useStance()
  const id = useId()
  if (tabs.length === 0) return null
  const isHere = tabs.some((tab) => tab === shown)
  return (
    <div {...(isHere ? { 'data-here': '' } : {})}>
      <p id={id}>{title}</p>
      <ul aria-labelledby={id}>
        {tabs.map((tab) => (
          <li key={tab.key}>
            <Link
              to="."
              search={{ ...stanceSearch(stance), ...(tab === first ? {} : { tab: tab.key }) }}
              activeOptions={{ exact: true, includeSearch: true }}
              aria-current={tab === shown ? 'page' : undefined}
              onClick={onChosen}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Arrows go from part to part, and around, besides the key for the next thing. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const keys: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }
  const to = keys[event.key]
  if (to === undefined) return
  event.preventDefault()
  links.at(to % links.length)?.focus()
}
