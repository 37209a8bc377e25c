import {
  keepPreviousData,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { List } from '@teyue/contract/list'
import { type Query, read } from './api.ts'
import { useStance } from './stance.ts'

/** How a thing that is read behaves: how often it is read again while it is looked at, and whether at all. */
export type Reading = { readonly everyMs?: number | false; readonly enabled?: boolean }

/** What the platform says at `path`, kept and shared by all who read the same. */
export function useRead<T>(
  path: string,
  query: Query = {},
  { everyMs = false, enabled = true }: Reading = {},
): UseQueryResult<T> {
  const stance = useStance()
  return useQuery({
    queryKey: [path, query, stance],
    queryFn: ({ signal }) => read<T>(path, query, { stance, signal }),
    refetchInterval: everyMs,
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** A list of the platform's, page after page, newest first. */
export function useList<T>(path: string, query: Query = {}, { everyMs = false, enabled = true }: Reading = {}) {
  const stance = useStance()
  const pages = useInfiniteQuery({
    // Kept apart from what is read as one page: it has another shape.
    queryKey: [path, query, stance, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      read<List<T>>(path, { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, { stance, signal }),
    initialPageParam: '',
    getNextPageParam: (last: List<T>) => last.next_cursor,
    refetchInterval: everyMs,
    placeholderData: keepPreviousData,
    enabled,
  })
  const rows = pages.data?.pages.flatMap((page) => page.data) ?? []
  return { ...pages, rows }
}

/**
 * Something a person does. Afterwards everything read at one of `changes` (the beginnings of paths) is read again: after a
 * failure too, since a refusal may mean that somebody else was first.
 */
export function useAct<In = void, Out = void>(perform: (given: In) => Promise<Out>, changes: readonly string[]) {
  const client = useQueryClient()
  return useMutation<Out, Error, In>({
    mutationFn: perform,
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [path] }) => changes.some((one) => String(path).startsWith(one)),
      }),
  })
}
