import { useQueryClient } from '@tanstack/react-query'
import type { Applyment } from '@teyue/contract/applyment'
import { useEffect, useMemo, useRef, useState } from 'react'
import { act, read } from '../../kit/api.ts'
import { asRefusal, type Refusal } from '../../kit/refusal.ts'
import { at, type Draft, withValue } from './form.ts'

const QUIET_MS = 700

export type Keeping = 'kept' | 'waiting' | 'keeping' | 'failed'

/** A form that is being filled in. What was typed lives in this page's memory and at the platform, nowhere else. */
export type DraftForm = {
  /** As it looks now: what is personal masked, unless it was typed here or opened. */
  readonly draft: Draft
  readonly keeping: Keeping
  /** What the platform does not take, by its field. */
  readonly refused: Readonly<Record<string, string>>
  readonly failure: Refusal | null
  readonly isOpened: boolean
  /** Writes a field; `undefined` takes it, or a part of the form, out. */
  set(path: string, value: unknown): void
  keepNow(): Promise<void>
  /** Shows all in clear. It is in the audit. */
  open(): Promise<void>
}

type Changes = ReadonlyMap<string, unknown>

export function useDraftForm({ id, draft: masked }: Applyment): DraftForm {
  const [opened, setOpened] = useState<Draft | null>(null)
  const [changes, setChanges] = useState<Changes>(new Map())
  const sender = useSender(id)
  const draft = useMemo(() => {
    const overlay = (json: unknown, [path, value]: [string, unknown]) => withValue(json, path, value)
    return [...changes].reduce<unknown>(overlay, opened ?? masked) as Draft
  }, [changes, opened, masked])
  const set = (path: string, value: unknown) => {
    if (at(draft, path) === value) return
    setChanges((before) => new Map([...[...before].filter(([one]) => !isWithin(one, path)), [path, value]]))
    sender.promise(path, value)
  }
  const open = async () => setOpened(await read<Draft>(`/v1/applyments/${id}/draft`))
  const { keeping, refused, failure, keepNow } = sender
  return { draft, keeping, refused, failure, isOpened: opened !== null, set, keepNow, open }
}

/** Brings changes to the platform, one request at a time, once it is quiet after a change. */
function useSender(id: string) {
  const client = useQueryClient()
  const [keeping, setKeeping] = useState<Keeping>('kept')
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<Refusal | null>(null)
  const waiting = useRef(new Map<string, unknown>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sending = useRef<Promise<void> | null>(null)

  const sendAll = async () => {
    while (waiting.current.size > 0) {
      const batch = new Map(waiting.current)
      waiting.current.clear()
      setKeeping('keeping')
      try {
        await act('PATCH', `/v1/applyments/${id}`, toChange(batch))
        setFailure(null)
      } catch (error) {
        const refusal = asRefusal(error)
        const path = fieldOf(refusal, batch)
        if (path === undefined) {
          for (const [one, value] of batch) if (!waiting.current.has(one)) waiting.current.set(one, value)
          setFailure(refusal)
          return setKeeping('failed')
        }
        setRefused((before) => ({ ...before, [path]: refusal.says }))
        batch.delete(path)
        for (const [one, value] of batch) if (!waiting.current.has(one)) waiting.current.set(one, value)
      }
    }
    setKeeping('kept')
    await client.invalidateQueries({
      predicate: ({ queryKey: [path] }) => String(path).startsWith(`/v1/applyments/${id}`),
    })
  }
  const keepNow = async () => {
    clearTimeout(timer.current)
    // One that is under way takes along what came meanwhile.
    sending.current ??= sendAll().finally(() => {
      sending.current = null
    })
    await sending.current
  }
  const promise = (path: string, value: unknown) => {
    for (const one of waiting.current.keys()) if (isWithin(one, path)) waiting.current.delete(one)
    waiting.current.set(path, value)
    setRefused(({ [path]: _, ...others }) => others)
    setKeeping('waiting')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keepNow(), QUIET_MS)
  }
  useLeaving(waiting, keepNow)
  return { keeping, refused, failure, promise, keepNow }
}

/** Whoever leaves the page has it kept; whoever closes the tab before that is warned. */
function useLeaving(waiting: { readonly current: Changes }, keepNow: () => Promise<void>): void {
  const keep = useRef(keepNow)
  keep.current = keepNow
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => waiting.current.size > 0 && event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('beforeunload', warn)
      if (waiting.current.size > 0) void keep.current()
    }
  }, [waiting])
}

/** What is taken out is named; the rest is a draft of what changed. */
function toChange(batch: Changes): { draft?: unknown; remove?: string[] } {
  const remove = [...batch].filter(([, value]) => value === undefined).map(([path]) => path)
  const kept = [...batch].filter(([, value]) => value !== undefined)
  const draft = kept.reduce<unknown>((json, [path, value]) => withValue(json, path, trimmed(value)), {})
  return { ...(kept.length > 0 ? { draft } : {}), ...(remove.length > 0 ? { remove } : {}) }
}

/** The platform keeps no text with a blank at an end. */
function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value
}

/** The field of ours that the platform names: `draft.contact_info.contact_email`, or something within. */
function fieldOf({ problem }: Refusal, batch: Changes): string | undefined {
  const { field = '', location } = problem
  if (location !== 'body' || !field.startsWith('draft.')) return undefined
  const path = `/${field.slice('draft.'.length).replaceAll('.', '/')}`
  return [...batch.keys()].find((one) => isWithin(path, one) || isWithin(one, path))
}

function isWithin(path: string, part: string): boolean {
  return path === part || path.startsWith(`${part}/`)
}
