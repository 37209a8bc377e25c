import type { Departure } from '@teyue/contract/departure'
import type { Merchant } from '@teyue/contract/merchant'
import { Alert } from 'antd'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { formatDay } from '../../kit/moment.tsx'
import { useRead } from '../../kit/reading.ts'
import { homeWords } from './words.ts'

/** What a merchant's own people must know on the day on which it begins to leave: what still goes, and until when. */
export function LeavingNotice({ merchant: id }: { merchant: string }) {
  const t = useWords(homeWords)
  const language = useLanguage()
  const merchant = useRead<Merchant>(`/v1/merchants/${id}`)
  const isLeaving = merchant.data?.state === 'leaving'
  const departure = useRead<Departure>(`/v1/merchants/${id}/departure`, {}, { enabled: isLeaving })
  const until = departure.data?.exports_until
  if (!isLeaving || !until) return null
  return (
    <div className="above">
      <Alert
        type="warning"
        showIcon
        title={t('leaving')}
        description={
          <>
            {t('leaving_says', { until: formatDay(until, language) })}{' '}
            <To path={`/merchants/${id}`} search={{ tab: 'departure' }}>
              {t('leaving_files')}
            </To>
          </>
        }
      />
    </div>
  )
}
