/** `wrong` keeps the first fen away, or keeps it from being given back; `unknown` was not asked, or not answered. */
export type FindingState = 'good' | 'advice' | 'unknown' | 'wrong'

/** Where in the console it is put right. */
export type Place =
  | 'numbers'
  | 'appids'
  | 'development'
  | 'follow'
  | 'violations'
  | 'products'
  | 'identity'
  | 'gold_plan'
  | 'account'
  | 'operations'

export type Explained = {
  readonly state: FindingState
  readonly detail: string
  readonly detailZh: string
  readonly next?: string
  readonly nextZh?: string
  readonly place?: Place
}
