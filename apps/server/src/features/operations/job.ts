/** How a promise stands. `failing` has failed for hours and wants a person; nothing is ever given up. */
export const JOB_STATES = ['running', 'failing', 'late', 'retrying', 'due', 'later'] as const
export type JobState = (typeof JOB_STATES)[number]

/** A promise as its provider may see it: what it does and to what. */
export type Job = {
  readonly id: number
  readonly task: string
  /** `account/task/subject`; what belongs to no account has fewer parts. */
  readonly key: string
  readonly state: JobState
  readonly attempts: number
  readonly runAt: Date
  readonly createdAt: Date
  readonly lastError: string | null
}

/** How many promises of one kind stand how. */
export type Queue = {
  readonly task: string
  readonly counts: Readonly<Record<JobState, number>>
  /** Since when the one that has waited longest is due. */
  readonly oldestDueAt: Date | null
}

const MAX_ERROR_CHARACTERS = 300

/** The thing that a promise is about; the account, where it is about nothing less. */
export function subjectOf(key: string, task: string): string {
  const parts = key.split('/').filter((part) => part !== task)
  return parts.at(-1) ?? key
}

/** What it failed on, as far as a list has room: the first line, without the stack. */
export function reasonOf(lastError: string | null): string | null {
  return lastError?.split('\n', 1)[0]?.slice(0, MAX_ERROR_CHARACTERS) ?? null
}
