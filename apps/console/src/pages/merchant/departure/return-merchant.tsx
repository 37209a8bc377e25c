import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ReasonDialog, type Reasoned } from '../reason-dialog.tsx'
import { departureWords } from './departure-words.ts'

const MAX_REASON = 200

/** The leaving is taken back, or a merchant that has left comes back, with a reason. */
export function ReturnMerchant({ departure, ...dialog }: Reasoned & { readonly departure: string }) {
  const t = useWords(departureWords)
  return (
    <ReasonDialog
      {...dialog}
      changes={['/v1/merchants']}
      extra={t('reason_says')}
      wanted={t('reason_wanted')}
      max={MAX_REASON}
      perform={(reason) => act('POST', `/v1/departures/${departure}/returns`, { reason })}
    />
  )
}
