import type { WechatError, WechatErrors } from '@teyue/contract/wechat-error'
import { Input } from 'antd'
import { Empty } from '../../kit/empty.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { wechatErrorWords } from './words.ts'
import './wechat-errors.css'

/** All codes of WeChat's with cause and remedy. What is searched for stands in the address, so that any error shown can lead here. */
export default function WechatErrorsPage() {
  const t = useWords(wechatErrorWords)
  const errors = useRead<WechatErrors>('/v1/wechat-errors')
  const { values, set } = useFilters(['query'])
  return (
    <Page title={t('title')}>
      <p className="meta">{t('says')}</p>
      <Input.Search
        className="narrow"
        aria-label={t('search')}
        placeholder={t('search')}
        allowClear
        defaultValue={values.query}
        onChange={({ target }) => set({ query: target.value.trim() || undefined })}
      />
      <Read of={errors}>{({ data }) => <Found errors={data} query={values.query ?? ''} />}</Read>
    </Page>
  )
}

function Found({ errors, query }: { errors: readonly WechatError[]; query: string }) {
  const t = useWords(wechatErrorWords)
  const found = errors.filter((one) => fits(one, query.toLowerCase()))
  if (found.length === 0) return <Empty says={t('none', { query })} />
  return (
    <>
      <p className="meta" role="status">
        {t('count', { count: found.length })}
      </p>
      <dl className="wechat-errors">
        {found.map((one) => (
          <One key={one.code} error={one} />
        ))}
      </dl>
    </>
  )
}

function One({ error }: { error: WechatError }) {
  const t = useWords(wechatErrorWords)
  const isZh = useLanguage() === 'zh'
  return (
    <div>
      <dt>
        <span className="mono">{error.code}</span>
        {error.kind !== 'code' && <span className="meta"> {t(error.kind)}</span>}
        {error.spellings.length > 0 && <div className="meta mono">{error.spellings.join(' ')}</div>}
      </dt>
      <dd>
        <div>{isZh ? error.cause_zh : error.cause}</div>
        <div className="meta">{isZh ? error.remedy_zh : error.remedy}</div>
      </dd>
    </div>
  )
}

function fits({ code, spellings, ...words }: WechatError, query: string): boolean {
  const texts = [code, ...spellings, words.cause, words.cause_zh, words.remedy, words.remedy_zh]
  return query === '' || texts.some((text) => text.toLowerCase().includes(query))
}
