import { type Paper, paperKind } from '../papers/paper.ts'
import { accountFindings } from './account-findings.ts'
import { businessFindings } from './business-findings.ts'
import { type Draft, leavesOf, papersNamed } from './draft.ts'
import { type Finding, finding } from './finding.ts'
import { contactFindings, identityFindings } from './people-findings.ts'
import { subjectFindings } from './subject-findings.ts'

/** What travels sealed, and how much one sealing under WeChat's key of 2048 bits takes. */
const sealed =
  /\/(contact_name|contact_id_number|openid|mobile_phone|contact_email|(ubo_)?id_(card|doc)_(name|number|address)|account_(name|number))$/
const maxSealedBytes = 214
const film = '/addition_info/legal_person_video'

/** All that keeps a draft from being submitted, in the order of the form. `today` is a day in Shanghai. */
export function findingsOf(draft: Draft, papers: readonly Paper[], today: string): Finding[] {
  return [
    ...contactFindings(draft, today),
    ...subjectFindings(draft, today),
    ...identityFindings(draft, today),
    ...businessFindings(draft),
    ...accountFindings(draft),
    ...tooLong(draft, sealed),
    ...paperFindings(draft, papers, film),
  ]
}

/** What is longer than can be sealed, of the fields that are. */
export function tooLong(draft: object, sealedFields: RegExp): Finding[] {
  const long = leavesOf(draft).filter(({ path, value }) => sealedFields.test(path) && isLong(value))
  return long.map(({ path }) => finding('TOO_LONG', path))
}

function isLong(value: unknown): boolean {
  return typeof value === 'string' && Buffer.byteLength(value) > maxSealedBytes
}

type Named = Pick<Paper, 'id' | 'filename' | 'deletedAt'>

/** What is named is there, and of the right kind: pictures but for one film, if the form has one. */
export function paperFindings(draft: object, papers: readonly Named[], filmAt: string | null): Finding[] {
  const known = new Map(papers.filter(({ deletedAt }) => deletedAt === null).map((one) => [one.id, one]))
  return papersNamed(draft).flatMap(({ path, id }) => {
    const paper = known.get(id)
    if (!paper) return [finding('PAPER_UNKNOWN', path)]
    return paperKind(paper.filename).isFilm === (path === filmAt) ? [] : [finding('PAPER_KIND', path)]
  })
}
