import { useMemo, useState } from 'react'
import { read } from '../kit/api.ts'
import type { Refusal } from '../kit/refusal.ts'
import { at, type Draft, withValue } from './form.ts'
import type { KeptForm } from './kept-form.ts'
import { type Keeping, useSender } from './use-sender.ts'
import { isWithin, overlaps, type Typed } from './waiting.ts'

type Written = KeptForm['written'][number]

/** A form that is being filled in. What was typed lives in this page's memory and at the platform, nowhere else. */
export type DraftForm = {
  /** As it looks now: what is personal masked, unless it was typed here or opened. */
  readonly draft: Draft
  readonly keeping: Keeping
  /** What the platform does not take, by its field. */
  readonly refused: Readonly<Record<string, string>>
  readonly failure: Refusal | null
  readonly isOpened: boolean
  /** What others have written since this page was opened, newest first, until it is looked at. */
  readonly news: readonly Written[]
  /** What was typed here and not kept, because somebody else wrote it meanwhile. */
  readonly lost: readonly string[]
  /** Which version was looked at: the one that may be submitted. */
  readonly version: number
  lookAtNews(): void
  /** Writes a field; `undefined` takes it, or a part of the form, out. */
  set(path: string, value: unknown): void
  /** Whether all that was typed is kept. */
  keepNow(): Promise<boolean>
  /** Shows all in clear. It is in the audit. */
  open(): Promise<void>
}

export function useDraftForm({ path, draft: masked, version, written }: KeptForm): DraftForm {
  const [opened, setOpened] = useState<{ readonly draft: Draft; readonly version: number } | null>(null)
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map())
  const [looked, setLooked] = useState(version)
  const { ours, shown, promise, forgetLost, ...sender } = useSender(path, version)
  const theirs = useMemo(
    () => written.filter((one) => one.version <= shown && !ours.has(one.version)),
    [written, ours, shown],
  )
  const news = theirs.filter((one) => one.version > looked)
  const inClear = opened !== null && theirs.every((one) => one.version <= opened.version) ? opened.draft : null
  const draft = useMemo(() => {
    const holds = ([path, { typedAt }]: [string, Typed]) =>
      !theirs.some(({ field, version }) => version > typedAt && overlaps(field, path))
    const overlay = (json: unknown, [path, { value }]: [string, Typed]) => withValue(json, path, value)
    return [...typed].filter(holds).reduce<unknown>(overlay, inClear ?? masked) as Draft
  }, [typed, theirs, inClear, masked])
  const set = (field: string, value: unknown) => {
    if (at(draft, field) === value) return
    const one = { value, typedAt: promise(field, value) }
    setTyped((before) => new Map([...[...before].filter(([other]) => !isWithin(other, field)), [field, one]]))
  }
  const open = async () => setOpened({ draft: await read<Draft>(`${path}/draft`), version })
  const lookAtNews = () => {
    setLooked(version)
    forgetLost()
  }
  const seen = news.length > 0 ? looked : version
  return { ...sender, draft, isOpened: inClear !== null, news, version: seen, lookAtNews, set, open }
}
