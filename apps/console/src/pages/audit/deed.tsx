import { useActName } from '../../app/act-words.ts'

/** What was done, in words, above the name that it is filtered by. */
export function Deed({ act }: { act: string }) {
  const nameOf = useActName()
  return (
    <>
      {nameOf(act)}
      <div className="meta mono">{act}</div>
    </>
  )
}
