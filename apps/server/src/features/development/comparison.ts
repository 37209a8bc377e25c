import type { Binding } from '../appids/appid.ts'
import type { Seen } from './look.ts'
import { currentFollow, isUnderWay, type Setting, type SettingKind, type SettingState } from './setting.ts'

/** What may be done where the two sides differ; `by_hand` is done on the partner platform, where no interface reaches. */
export type Move = 'send_again' | 'take_over' | 'by_hand'

/** One thing, as our books have it and as WeChat says it has it. */
export type Compared = {
  readonly kind: SettingKind
  /** What it is about: the path, the bound appid, or of an account to follow the sub_appid of the payments. */
  readonly name: string | null
  readonly here: string | null
  readonly atWechat: string | null
  /** How our own stands, where that is not `set`. */
  readonly state: SettingState | null
  readonly agrees: boolean
  readonly moves: readonly Move[]
}

export type Ours = { readonly bindings: readonly Binding[]; readonly settings: readonly Setting[] }

/** Both sides beside each other: what agrees, what only one side has, and what each says else. */
export function compare(ours: Ours, seen: Seen): Compared[] {
  return [...comparePaths(ours, seen), ...compareAppids(ours, seen), ...compareFollows(ours, seen)]
}

/** The newest word on each path that is wanted. */
export function wantedPaths(settings: readonly Setting[]): Setting[] {
  const paths = settings.filter(({ kind }) => kind === 'pay_path')
  const newest = paths.filter((one, place) => paths.findIndex(({ value }) => value === one.value) === place)
  return newest.filter(({ state }) => state !== 'given_up')
}

function comparePaths({ settings }: Ours, seen: Seen): Compared[] {
  const wanted = wantedPaths(settings)
  const names = new Set([...wanted.map(({ value }) => value), ...seen.payPaths])
  return [...names].map((name) => {
    const setting = wanted.find(({ value }) => value === name)
    const atWechat = seen.payPaths.includes(name) ? name : null
    return row('pay_path', name, setting ? name : null, atWechat, setting?.state ?? null)
  })
}

function compareAppids({ bindings, settings }: Ours, seen: Seen): Compared[] {
  const theirs = seen.appids.flatMap(({ subAppid }) => (subAppid === null ? [] : [subAppid]))
  const names = new Set([...bindings.map(({ appid }) => appid), ...theirs])
  return [...names].map((name) => {
    const here = bindings.some(({ appid }) => appid === name) ? name : null
    const sent = settings.find(({ kind, value }) => kind === 'appid' && value === name)
    return row('appid', name, here, theirs.includes(name) ? name : null, here === null ? null : (sent?.state ?? null))
  })
}

function compareFollows({ settings }: Ours, seen: Seen): Compared[] {
  const theirs = seen.appids.filter(({ subscribeAppid }) => subscribeAppid !== null)
  const ours = settings.filter(({ kind }) => kind === 'follow')
  const names = new Set([...ours.map(({ subAppid }) => subAppid), ...theirs.map(({ subAppid }) => subAppid)])
  return [...names].flatMap((name) => {
    const [newest] = ours.filter(({ subAppid }) => subAppid === name)
    const pending = newest && isUnderWay(newest.state) ? newest : undefined
    const current = pending ?? currentFollow(settings, name)
    const atWechat = theirs.find(({ subAppid }) => subAppid === name)?.subscribeAppid ?? null
    if (!current && atWechat === null) return []
    return [row('follow', name, current?.value ?? null, atWechat, current?.state ?? null)]
  })
}

function row(
  kind: SettingKind,
  name: string | null,
  here: string | null,
  atWechat: string | null,
  known: SettingState | null,
): Compared {
  const agrees = here === atWechat
  const state = known === 'set' ? null : known
  return { kind, name, here, atWechat, state, agrees, moves: movesOf(kind, here, atWechat, state) }
}

/** Nothing is to be done while WeChat's answer to the last sending is awaited. WeChat's interface takes nothing away. */
function movesOf(kind: SettingKind, here: string | null, atWechat: string | null, state: SettingState | null): Move[] {
  if (here === atWechat || (state && isUnderWay(state))) return []
  if (here === null) return kind === 'follow' ? ['take_over'] : ['take_over', 'by_hand']
  return atWechat === null ? ['send_again'] : ['take_over', 'send_again']
}
