import { accountFindings } from './account-findings.ts'
import { businessFindings } from './business-findings.ts'
import { type Draft, papersNamed } from './draft.ts'
import { type Finding, finding } from './finding.ts'
import { kindOf, type Paper } from './paper.ts'
import { contactFindings, identityFindings } from './people-findings.ts'
import { subjectFindings } from './subject-findings.ts'

const film = '/addition_info/legal_person_video'

/** All that keeps a draft from being submitted, in the order of the form. `today` is a day in Shanghai. */
export function findingsOf(draft: Draft, papers: readonly Paper[], today: string): Finding[] {
  return [
    ...contactFindings(draft, today),
    ...subjectFindings(draft, today),
    ...identityFindings(draft, today),
    ...businessFindings(draft),
    ...accountFindings(draft),
    ...paperFindings(draft, papers),
  ]
}

/** What is named is there, and of the right kind. */
function paperFindings(draft: Draft, papers: readonly Paper[]): Finding[] {
  const known = new Map(papers.filter(({ deletedAt }) => deletedAt === null).map((one) => [one.id, one]))
  return papersNamed(draft).flatMap(({ path, id }) => {
    const paper = known.get(id)
    if (!paper) return [finding('PAPER_UNKNOWN', path)]
    return kindOf(paper.filename).isFilm === (path === film) ? [] : [finding('PAPER_KIND', path)]
  })
}
