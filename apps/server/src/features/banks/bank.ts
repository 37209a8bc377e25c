export type Bank = {
  readonly name: string
  /** What names it when its branches are asked for. */
  readonly aliasCode: string
  /** What a form names it: other than the seventeen direct banks all have one name there. */
  readonly accountBank: string
  readonly needsBranch: boolean
}

export type Branch = { readonly id: string; readonly name: string }
export type Place = { readonly code: number; readonly name: string }

export type Page<T> = { readonly items: readonly T[]; readonly total: number; readonly nextOffset: number | null }
