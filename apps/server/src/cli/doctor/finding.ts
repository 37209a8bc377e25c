import { styleText } from 'node:util'
import { OperatorError } from '../../kit/operator-error.ts'

/** `soon` holds today. `unseen` was not looked at, because something before it is wrong. */
export type Verdict = 'good' | 'soon' | 'wrong' | 'unseen'

/** One thing that was looked at: what it is, what was seen, and what to do when it is not as it must be. */
export type Finding = {
  readonly verdict: Verdict
  readonly about: string
  readonly says: string
  readonly remedy?: string
}

const aboutWidth = 24
const signs = { good: '✔ good ', soon: '! soon ', wrong: '✘ wrong', unseen: '– not seen' } as const
const colours = { good: 'green', soon: 'yellow', wrong: 'red', unseen: 'gray' } as const

export function good(about: string, says: string): Finding {
  return { verdict: 'good', about, says }
}

export function soon(about: string, says: string, remedy: string): Finding {
  return { verdict: 'soon', about, says, remedy }
}

export function wrong(about: string, says: string, remedy?: string): Finding {
  return { verdict: 'wrong', about, says, ...(remedy === undefined ? {} : { remedy }) }
}

export function unseen(about: string, because: string): Finding {
  return { verdict: 'unseen', about, says: because }
}

/** A failed look is a finding too. An operator's error brings its remedy in its own sentence. */
export function failed(about: string, error: unknown, remedy: string): Finding {
  if (error instanceof OperatorError) return wrong(about, error.message)
  return wrong(about, reasonOf(error), remedy)
}

/** The finding as lines for the terminal: the verdict is a sign and a word, the colour only helps. */
export function linesOf({ verdict, about, says, remedy }: Finding): string {
  const sign = styleText(colours[verdict], signs[verdict].padEnd(signs.unseen.length), { stream: process.stdout })
  const indent = ' '.repeat(signs.unseen.length + 1 + aboutWidth + 1)
  return `${sign} ${about.padEnd(aboutWidth)} ${says}\n${remedy ? `${indent}→ ${remedy}\n` : ''}`
}

/** Some errors of the network have their reason only in the code, or in one of many. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  return error.message.split('\n', 1)[0] || String((error as NodeJS.ErrnoException).code ?? error.name)
}
