/** What a code means, and what to do. */
export type Entry = {
  readonly status: number
  readonly message: string
  readonly messageZh: string
  readonly next: string
  readonly nextZh: string
}
