import type { PaymentFollow } from '@teyue/contract/follow'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { useRead } from '../../kit/reading.ts'
import { followWords } from './follow-words.ts'

/** Whether the page after paying offered an account to follow, why not, and whether it took. */
export function Follow({ payment }: { payment: string }) {
  const t = useWords(followWords)
  const { data } = useRead<PaymentFollow>(`/v1/payments/${payment}/follow`)
  if (!data || data.offered === null) return null
  return (
    <dl className="fact-list">
      <div>
        <dt>{t('follow')}</dt>
        <dd>
          {data.appid && <span className="mono">{data.appid} </span>}
          {t(data.why_not ?? 'offered')}
        </dd>
        {data.offered && (
          <dd className="meta">
            {data.followed_at ? (
              <>
                {t('took')} <Moment at={data.followed_at} />
              </>
            ) : (
              t(data.heard ? 'not_told' : 'not_heard')
            )}
          </dd>
        )}
      </div>
    </dl>
  )
}
