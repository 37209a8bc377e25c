/** What a person has to do before a request can go through: sign in again, or prove the second factor again. */
export type Interruption = 'sign-in' | 'second-factor'

type Asker = (kind: Interruption) => Promise<boolean>

let asker: Asker | undefined
let open: { readonly kind: Interruption; readonly answer: Promise<boolean> } | undefined

/** The one part of the page that asks. Returns how to stop being it. */
export function onInterruption(next: Asker): () => void {
  asker = next
  return () => {
    if (asker === next) asker = undefined
  }
}

/**
 * Asks the person, once for however many requests wait, and one thing after the other: a question that another one covered would
 * never be answered. False when they would rather not.
 */
export async function interrupt(kind: Interruption): Promise<boolean> {
  while (open && open.kind !== kind) await open.answer
  if (open) return open.answer
  if (!asker) return false
  const answer = asker(kind)
  open = { kind, answer }
  void answer.finally(() => {
    open = undefined
  })
  return answer
}
