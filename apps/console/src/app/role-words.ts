import { useWords } from '../kit/i18n.ts'
import { appWords } from './words.ts'

/** What a role is called. */
export function useRoleName(): (role: string) => string {
  const t = useWords(appWords)
  return (role) => t(`role_${role}` as 'role_owner')
}
