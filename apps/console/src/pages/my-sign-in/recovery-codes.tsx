import { useWords } from '../../kit/i18n.ts'
import { SecretOnce } from '../../kit/secret-once.tsx'
import { accountWords } from './words.ts'

/** The codes for the day the phone is lost, all of them to be seen, and what they are for. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useWords(accountWords)
  return <SecretOnce title={t('codes_title')} says={t('codes_says')} secret={codes.join('\n')} onKept={onKept} />
}
