import type { AccountKeys } from '@teyue/contract/account'
import { toBase64 } from '../../kit/base64.ts'

export const MAX_FILE_BYTES = 12_000

type FileKind = 'p12' | 'certificate' | 'private_key' | 'public_key'

/** A file that somebody gave, as the platform takes it. It lives in memory only. */
export type GivenFile = { readonly name: string; readonly kind: FileKind; readonly content: string }

/** What a file is shows in its first line; anything else is sent as .p12, and the platform says what it is not. */
export async function readFile(file: File): Promise<GivenFile> {
  const text = await file.text()
  const kind = kindOf(text)
  return { name: file.name, kind, content: kind === 'p12' ? await toBase64(file) : text }
}

/** Of each kind one: a later file takes the place of the one before, and a .p12 file that of the pair. */
export function withFile(files: readonly GivenFile[], added: GivenFile): GivenFile[] {
  const isPair = ({ kind }: GivenFile) => kind === 'certificate' || kind === 'private_key'
  const stays = (one: GivenFile) =>
    one.kind !== added.kind && !(added.kind === 'p12' && isPair(one)) && !(one.kind === 'p12' && isPair(added))
  return [...files.filter(stays), added]
}

export function asKeys(files: readonly GivenFile[]): Pick<AccountKeys, FileKind> {
  return Object.fromEntries(files.map(({ kind, content }) => [kind, content]))
}

function kindOf(text: string): FileKind {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return 'private_key'
  if (/-----BEGIN [A-Z ]*PUBLIC KEY-----/.test(text)) return 'public_key'
  return text.includes('-----BEGIN ') ? 'certificate' : 'p12'
}
