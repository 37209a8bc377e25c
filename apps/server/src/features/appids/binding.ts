import { PublicError } from '../../errors.ts'
import type { Appid } from './appid.ts'

/** What decides whether an appid may be bound to a sub-merchant. */
export type BindingQuestion = {
  readonly appid: Pick<Appid, 'subject'>
  readonly merchantSubject: string
  /** The two questions of M13. */
  readonly hasOwnAppid: boolean
  readonly needsOpenid: boolean
  readonly letter: string | null
}

/**
 * The rule is not to bind (M13); what WeChat is known to refuse, an appid of another subject without a letter (M17), is met here.
 * @throws PublicError BINDING_NOT_NEEDED or SUBJECTS_DIFFER
 */
export function assertBindable({ appid, merchantSubject, hasOwnAppid, needsOpenid, letter }: BindingQuestion): void {
  if (!hasOwnAppid || !needsOpenid)
    throw new PublicError('BINDING_NOT_NEEDED', { has_own_appid: hasOwnAppid, needs_openid: needsOpenid })
  if (!isSameSubject(appid.subject, merchantSubject) && letter === null)
    throw new PublicError('SUBJECTS_DIFFER', {
      field: 'appid',
      appid_subject: appid.subject,
      merchant_subject: merchantSubject,
    })
}

/** Whether two papers name one legal subject 主体. */
export function isSameSubject(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

/** Brackets and spaces are typed in two widths. */
function plain(subject: string): string {
  return subject.normalize('NFKC').replaceAll(/\s+/g, '')
}
