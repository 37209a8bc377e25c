import { useNavigate, useRouterState } from '@tanstack/react-router'

/** Filters of a list stand in the address: a link shows a colleague the same list, and going back finds it again. */
export function useFilters<Name extends string>(names: readonly Name[]) {
  const navigate = useNavigate()
  const text = useRouterState({ select: ({ location: { search } }) => pick(search as Record<string, string>, names) })
  const values = JSON.parse(text) as { readonly [N in Name]?: string }
  const set = (changed: { readonly [N in Name]?: string | undefined }) =>
    void navigate({
      to: '.',
      replace: true,
      search: (before: Record<string, string>) => withoutEmpty({ ...before, ...changed }),
    })
  const clear = () => set(Object.fromEntries(names.map((name) => [name, undefined])) as { [N in Name]?: undefined })
  return { values, set, clear, isEmpty: Object.keys(values).length === 0 }
}

/** As text, so that what has not changed draws nothing anew. */
function pick(search: Readonly<Record<string, string>>, names: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : []))))
}

function withoutEmpty(search: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(search).filter((pair): pair is [string, string] => Boolean(pair[1])))
}
