import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ReasonDialog, type Reasoned } from './reason-dialog.tsx'
import { oneMerchantWords } from './words.ts'

const MIN_REASON = 4
const MAX_REASON = 500

type EndProps = Reasoned & {
  /** What is ended, as the platform addresses it. */
  readonly path: string
  /** Beginnings of what has to be read again. */
  readonly changes: readonly string[]
}

/** Ends something that is not to be ended without a reason. */
export function EndWithReason({ path, ...dialog }: EndProps) {
  const t = useWords(oneMerchantWords)
  return (
    <ReasonDialog
      {...dialog}
      isDangerous
      wanted={t('reason_short')}
      min={MIN_REASON}
      max={MAX_REASON}
      perform={(reason) => act('DELETE', `${path}?${new URLSearchParams({ reason })}`)}
    />
  )
}
