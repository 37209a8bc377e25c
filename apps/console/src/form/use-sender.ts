import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { act } from '../kit/api.ts'
import { asRefusal, type Refusal } from '../kit/refusal.ts'
import type { KeptForm } from './kept-form.ts'
import {
  fieldRefused,
  fieldsOvertaken,
  isOf,
  isWithin,
  moveOn,
  put,
  putBack,
  takeOldest,
  toChange,
  type Waiting,
} from './waiting.ts'

type Answer = Pick<KeptForm, 'version' | 'written'>

const QUIET_MS = 700

export type Keeping = 'kept' | 'waiting' | 'keeping' | 'failed'

/** Brings changes to the platform, one request at a time, once it is quiet after a change. */
export function useSender(path: string, version: number) {
  const client = useQueryClient()
  const [keeping, setKeeping] = useState<Keeping>('kept')
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<Refusal | null>(null)
  const [lost, setLost] = useState<readonly string[]>([])
  const [ours, setOurs] = useState<ReadonlySet<number>>(new Set())
  const waiting = useRef<Waiting>(new Map())
  const shown = useRef(version)
  const isSending = useRef(false)
  // What is read while a change is under way may be that very change: it counts once its answer is here.
  if (!isSending.current) shown.current = Math.max(shown.current, version)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sending = useRef<Promise<boolean> | null>(null)

  const took = (batch: Waiting, sentAs: number, answer: Answer) => {
    if (isOf(batch, answer)) setOurs((before) => new Set([...before, answer.version]))
    moveOn(waiting.current, batch, answer.version, answer.version <= sentAs + 1)
    shown.current = Math.max(shown.current, answer.version)
    client.setQueriesData({ predicate: ({ queryKey: [one] }) => one === path }, answer)
    setFailure(null)
  }
  /** False where it is to be sent again by hand. */
  const takeRefusal = (batch: Waiting, refusal: Refusal): boolean => {
    const overtaken = fieldsOvertaken(refusal.problem)
    const field = fieldRefused(refusal.problem, batch)
    const fields = field === undefined ? overtaken : [field]
    putBack(waiting.current, batch, fields)
    if (field !== undefined) setRefused((before) => ({ ...before, [field]: refusal.says }))
    else if (fields.length > 0) setLost((before) => [...new Set([...before, ...fields])])
    else setFailure(refusal)
    return fields.length > 0
  }
  /** Whether all of it was kept. */
  const sendAll = async (): Promise<boolean> => {
    let isKept = true
    while (waiting.current.size > 0) {
      const { batch, sentAs } = takeOldest(waiting.current)
      isSending.current = true
      setKeeping('keeping')
      try {
        took(batch, sentAs, await act<Answer>('PATCH', path, { version: sentAs, ...toChange(batch) }))
      } catch (error) {
        isKept = false
        if (takeRefusal(batch, asRefusal(error))) continue
        isSending.current = false
        setKeeping('failed')
        return isKept
      }
    }
    isSending.current = false
    setKeeping('kept')
    await client.invalidateQueries({ predicate: ({ queryKey: [one] }) => String(one).startsWith(path) })
    return isKept
  }
  const keepNow = async (): Promise<boolean> => {
    clearTimeout(timer.current)
    // One that is under way takes along what came meanwhile.
    sending.current ??= sendAll().finally(() => {
      sending.current = null
    })
    return sending.current
  }
  const promise = (field: string, value: unknown): number => {
    const typedAt = put(waiting.current, field, value, shown.current)
    setRefused((before) => Object.fromEntries(Object.entries(before).filter(([one]) => !isWithin(one, field))))
    setKeeping('waiting')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keepNow(), QUIET_MS)
    return typedAt
  }
  useLeaving(waiting, keepNow)
  return {
    keeping,
    refused,
    failure,
    lost,
    ours,
    shown: shown.current,
    promise,
    keepNow,
    forgetLost: () => setLost([]),
  }
}

/** Whoever leaves the page has it kept; whoever closes the tab before that is warned. */
function useLeaving(waiting: { readonly current: Waiting }, keepNow: () => Promise<boolean>): void {
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
