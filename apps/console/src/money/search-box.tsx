import { SearchOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useWords } from '../kit/i18n.ts'
import { useGo } from '../kit/link.tsx'
import { searchWords } from '../pages/search/words.ts'

/** Leads to whatever bears the number that is typed or pasted. */
export function SearchBox() {
  const t = useWords(searchWords)
  const go = useGo()
  return (
    <search className="search-box">
      <Input
        prefix={<SearchOutlined aria-hidden="true" />}
        aria-label={t('title')}
        placeholder={t('title')}
        allowClear
        onPressEnter={({ currentTarget }) => {
          const number = currentTarget.value.trim()
          if (number) go('/search', { q: number })
        }}
      />
    </search>
  )
}

/** The same on a phone, where there is no room for it: a way to its page. */
export function SearchLink() {
  const t = useWords(searchWords)
  const go = useGo()
  return (
    <span className="phone-only">
      <Button type="text" aria-label={t('title')} icon={<SearchOutlined />} onClick={() => go('/search')} />
    </span>
  )
}

export function isNumber(text: string): boolean {
  return /^[0-9A-Za-z_\-|*.@:/]{4,64}$/.test(text)
}
