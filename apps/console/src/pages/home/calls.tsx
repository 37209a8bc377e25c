import type { Overview } from '@teyue/contract/overview'
import { useWords } from '../../kit/i18n.ts'
import { homeWords } from './words.ts'

/** How WeChat answers each account. */
export function Calls({ of: { calls } }: { of: Overview }) {
  const t = useWords(homeWords)
  if (!calls || calls.length === 0) return null
  return (
    <section className="sheet below-2">
      <h2>{t('calls')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('account')}</th>
            <th scope="col">{t('answered')}</th>
            <th scope="col">{t('unanswered')}</th>
            <th scope="col">{t('notices')}</th>
          </tr>
        </thead>
        <tbody>
          {calls.map((account) => (
            <tr key={account.account}>
              <th scope="row" className="mono">
                {account.sp_mchid}
              </th>
              <td>{account.answered}</td>
              <td>{account.unanswered}</td>
              <td>{account.notices_refused}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
