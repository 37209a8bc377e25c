import { useWords } from '../../kit/i18n.ts'
import { timelineWords } from '../../money/timeline-words.ts'

/** What a kind of disagreement is called; one that this version has no words for is shown as it is. */
export function useKindWord(): (kind: string) => string {
  const t = useWords(timelineWords)
  return (kind) => {
    const key = `disagreement_${kind}`
    return (timelineWords.keys as readonly string[]).includes(key) ? t(key as never) : kind
  }
}
