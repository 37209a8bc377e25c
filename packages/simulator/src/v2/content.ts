import type { XmlFields } from './xml.ts'

const ABOUT_THE_TALK = ['nonce_str', 'sign', 'sign_type', 'version']

/** What was asked, without how it was sent: two requests are the same if this is. Empty is not given. */
export function contentOf(fields: XmlFields): Readonly<Record<string, string>> {
  return Object.fromEntries([...fields].filter(([name, value]) => value !== '' && !ABOUT_THE_TALK.includes(name)))
}
