import { randomUUID } from 'node:crypto'
import type { World } from '../world.ts'
import type { FaultApi, FaultKind } from './kinds.ts'

export const MOST_HAND_FAULTS = 100

/** Bad luck chosen by a person: which kind, whom it meets, and how often. */
export type HandFault = {
  readonly id: string
  readonly kind: FaultKind
  /** Null = whatever it is. */
  readonly api: FaultApi | null
  readonly endpoint: string | null
  readonly mchid: string | null
  readonly number: string | null
  /** Of `refuse`: the code that WeChat says; null = that it is too often. */
  readonly code: string | null
  /** How many more it meets; null = no end. */
  readonly times: number | null
  /** Of those it could meet, the share that it does, drawn from the seed. */
  readonly rate: number
  readonly seed: number
  /** How late or how long, by kind; null = the usual. */
  readonly wait_ms: number | null
}

/** What a person says of it; the rest is counted. */
export type HandFaultOrder = Omit<HandFault, 'id'>

export type KeptHandFault = HandFault & { readonly struck: number }

export type Target = {
  readonly api: FaultApi
  readonly endpoint: string
  readonly mchid: string | null
  readonly number: string
}

const KEY = 'hand_faults'

/** In the order in which they were made; the first that strikes is the only one. */
export function handFaultsOf({ store }: World): readonly KeptHandFault[] {
  return (store.get('settings', KEY)?.value as readonly KeptHandFault[] | undefined) ?? []
}

export function keepHandFaults({ store }: World, faults: readonly KeptHandFault[]): void {
  store.write(() => store.put('settings', KEY, faults.length === 0 ? null : { value: faults }))
}

export function addHandFaults(world: World, orders: readonly HandFaultOrder[]): KeptHandFault[] {
  const added = orders.map((order): KeptHandFault => ({ ...order, id: randomUUID(), struck: 0 }))
  keepHandFaults(world, [...handFaultsOf(world), ...added])
  return added
}

export function isOver({ times, struck }: KeptHandFault): boolean {
  return times !== null && struck >= times
}

/** Answers to logins bear no signature, and APIv2 knows no certificate that could change. */
export function suits(kind: FaultKind, api: FaultApi): boolean {
  if (api === 'login') return !['bad_signature', 'wrong_signature', 'rotated'].includes(kind)
  return api === 'v3' || kind !== 'rotated'
}

export function aimsAt(fault: HandFault, target: Target): boolean {
  return (
    suits(fault.kind, target.api) &&
    (fault.api === null || fault.api === target.api) &&
    (fault.endpoint === null || fault.endpoint === target.endpoint) &&
    (fault.mchid === null || fault.mchid === target.mchid) &&
    (fault.number === null || fault.number === target.number)
  )
}
