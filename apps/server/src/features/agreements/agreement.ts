import { PublicError } from '../../errors.ts'

/** 联合运营函, for binding another subject's appid (M17); or the agreement on recommending another subject's account (M7). */
export type AgreementKind = 'joint_operation' | 'recommend_follow'

/** A signed paper that lets an appid of another subject in, for one number. */
export type Agreement = {
  readonly id: string
  readonly subMerchantId: string
  readonly kind: AgreementKind
  readonly appid: string
  /** Who signed it, in words. */
  readonly signedBy: string
  /** A day of Shanghai's, as the paper has it. */
  readonly signedOn: string
  readonly filename: string
  readonly bytes: number
  readonly sha256: Buffer
  /** The person who recorded it; null for a program. */
  readonly addedBy: string | null
  readonly addedAt: Date
  readonly withdrawnAt: Date | null
}

const maxFileBytes = 5 * 1024 * 1024
/** A number has a handful of appids; this is for files that a program sends in a circle. */
export const maxAgreementsPerNumber = 100

type Kind = { readonly contentType: string; readonly begins: Buffer }

const kinds: Readonly<Record<string, Kind>> = {
  pdf: { contentType: 'application/pdf', begins: Buffer.from('%PDF-', 'latin1') },
  jpg: { contentType: 'image/jpeg', begins: Buffer.of(0xff, 0xd8, 0xff) },
  jpeg: { contentType: 'image/jpeg', begins: Buffer.of(0xff, 0xd8, 0xff) },
  png: { contentType: 'image/png', begins: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') },
}

/** What the file's name says it is. */
export function contentTypeOf(filename: string): string {
  return kindOf(filename).contentType
}

/** Refuses what is no scan, or not what its name says. */
export function assertAgreementFile(filename: string, content: Buffer): void {
  const { begins } = kindOf(filename)
  if (content.length > maxFileBytes) throw new PublicError('PAPER_TOO_LARGE', { limit_bytes: maxFileBytes })
  if (!content.subarray(0, begins.length).equals(begins)) throw new PublicError('AGREEMENT_FILE', { field: 'content' })
}

/** The one that stands for this appid, if any. */
export function standingAgreement(
  agreements: readonly Agreement[],
  kind: AgreementKind,
  appid: string,
): Agreement | undefined {
  return agreements.find((one) => one.kind === kind && one.appid === appid && one.withdrawnAt === null)
}

/** What its file is sealed for. */
export const agreementContext = (id: string) => `agreement:${id}`

function kindOf(filename: string): Kind {
  const ending = filename.slice(filename.lastIndexOf('.') + 1).toLowerCase()
  const kind = Object.hasOwn(kinds, ending) ? kinds[ending] : undefined
  if (!kind) throw new PublicError('AGREEMENT_FILE', { field: 'filename' })
  return kind
}
