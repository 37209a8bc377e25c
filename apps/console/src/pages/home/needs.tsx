import type { Overview } from '@teyue/contract/overview'
import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { formatDay } from '../../kit/moment.tsx'
import { homeWords } from './words.ts'

type Need = { readonly key: string; readonly says: ReactNode; readonly count: number | null }

/** What needs somebody, each with the way there; quiet, it says nothing where nothing does. */
export function Needs({ of, isQuiet = false }: { of: Overview; isQuiet?: boolean }) {
  const t = useWords(homeWords)
  const needs = useNeeds(of)
  if (isQuiet && needs.length === 0) return null
  return (
    <section className="sheet below-2">
      <h2>{t('needs')}</h2>
      {needs.length === 0 ? (
        <p className="says">{t('nothing')}</p>
      ) : (
        <ul className="needs">
          {needs.map(({ key, says, count }) => (
            <li key={key}>
              {says}
              {count !== null && <strong>{count >= 100 ? '100+' : count}</strong>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function useNeeds({ needs }: Overview): Need[] {
  const t = useWords(homeWords)
  const language = useLanguage()
  const linked = (key: string, label: string, path: string, search: Record<string, string>, count: number): Need[] => {
    const says = (
      <To path={path} search={search}>
        {label}
      </To>
    )
    return count > 0 ? [{ key, says, count }] : []
  }
  const withdrawn = (one: Overview['needs']['withdrawn_permissions'][number]): Need => ({
    key: `${one.sub_mchid}/${one.permission}`,
    says: (
      <To path={`/merchants/${one.merchant}`} search={{ tab: 'products' }}>
        {t('withdrawn', { merchant: one.merchant_name, number: one.sub_mchid, product: t(one.permission) })}
      </To>
    ),
    count: null,
  })
  return [
    ...linked('dis', t('disagreements'), '/disagreements', { state: 'open' }, needs.disagreements ?? 0),
    ...linked('unk', t('unknown'), '/payments', { state: 'unknown' }, needs.unknown),
    ...linked('found', t('found'), '/found-numbers', {}, needs.found_numbers ?? 0),
    ...linked('abn', t('abnormal'), '/refunds', { state: 'abnormal' }, needs.abnormal_refunds),
    ...linked('held', t('held'), '/refunds', { state: 'requested' }, needs.held_refunds),
    ...linked('rej', t('rejected'), '/applyments', { state: 'rejected' }, needs.applyments?.rejected ?? 0),
    ...linked('ref', t('refused'), '/applyments', { state: 'refused' }, needs.applyments?.refused ?? 0),
    ...linked('exp', t('expiring'), '/applyments', {}, needs.applyments?.expiring ?? 0),
    ...linked('sgn', t('to_sign'), '/applyments', {}, needs.applyments?.to_sign ?? 0),
    ...linked('sbc', t('confirmations'), '/subject-confirmations', {}, needs.subject_confirmations ?? 0),
    ...linked('vio', t('violations'), '/violations', { state: 'standing' }, needs.violations),
    ...needs.withdrawn_permissions.map(withdrawn),
    ...linked('set', t('failing_settlements'), '/alerts', {}, needs.failing_settlements ?? 0),
    ...needs.webhooks.map(({ endpoint, url, count }) => ({ key: endpoint, says: t('webhook', { url }), count })),
    ...(needs.keys ?? []).map(({ serial, sp_mchid: account, kind, expires_at: at }) => ({
      key: serial,
      says: t('key', { account, kind: t(`kind_${kind}` as 'kind_certificate'), day: formatDay(at, language) }),
      count: null,
    })),
  ]
}
