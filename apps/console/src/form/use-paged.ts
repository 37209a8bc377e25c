import { useQuery } from '@tanstack/react-query'
import { type Query, read } from '../kit/api.ts'
import { useStance } from '../kit/stance.ts'

const MOST_PAGES = 15
const GOOD_FOR_MS = 600_000

type PageOf<T> = { readonly data: readonly T[]; readonly next_offset: number | null }

/** All pages of a list of WeChat's, as far as a bound; kept for a while, since it seldom changes. */
export function usePaged<T>(path: string, query: Query, enabled = true) {
  const stance = useStance()
  return useQuery({
    queryKey: [path, query, stance, 'all'],
    enabled,
    staleTime: GOOD_FOR_MS,
    queryFn: async ({ signal }) => {
      const all: T[] = []
      for (let offset: number | null = 0, page = 0; offset !== null && page < MOST_PAGES; page++) {
        const at: Query = offset === 0 ? query : { ...query, offset: String(offset) }
        const { data, next_offset }: PageOf<T> = await read<PageOf<T>>(path, at, { stance, signal })
        all.push(...data)
        offset = next_offset
      }
      return all
    },
  })
}
