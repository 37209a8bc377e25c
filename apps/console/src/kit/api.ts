import type { Problem } from '@teyue/contract/problem'
import { interrupt } from './interruption.ts'
import { heldAs, Refusal, UNHEARD, UNREADABLE } from './refusal.ts'
import { type Stance, stanceHeaders, stanceNow } from './stance.ts'

const TIMEOUT_MS = 30_000

export type Query = Readonly<Record<string, string | undefined>>
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Request = {
  readonly method: Method
  readonly path: string
  readonly query?: Query
  readonly body?: unknown
  readonly stance?: Stance
  readonly signal?: AbortSignal
}

/** Reads from the platform. @throws Refusal */
export function read<T>(path: string, query: Query = {}, options: Pick<Request, 'stance' | 'signal'> = {}): Promise<T> {
  return ask<T>({ method: 'GET', path, query, ...options })
}

/**
 * Does something at the platform; T is what it answers. A session that has ended and a second factor that is wanted again are
 * asked for here, and the request then repeated: no form loses what stands in it. @throws Refusal
 */
export function act<T = void>(
  method: Exclude<Method, 'GET'>,
  path: string,
  body?: unknown,
  stance?: Stance,
): Promise<T> {
  return ask<T>({ method, path, body, ...(stance ? { stance } : {}) })
}

/** Reads a file of the platform's, with the same care. @throws Refusal */
export function readFile(path: string): Promise<Blob> {
  return ask<Blob>({ method: 'GET', path }, (answer) => (answer.ok ? answer.blob() : readAnswer<Blob>(answer)))
}

async function ask<T>(request: Request, take: (answer: Response) => Promise<T> = readAnswer): Promise<T> {
  const headers = headersOf(request)
  for (;;) {
    try {
      return await once<T>(request, headers, take)
    } catch (error) {
      const kind = interruptionOf(request, error)
      if (!kind || !(await interrupt(kind))) throw error
    }
  }
}

/** Of whoever has no second factor none can be asked for: the problem then says where to get one. */
function interruptionOf({ path }: Request, error: unknown) {
  if (
    !(error instanceof Refusal) ||
    path.includes('sign-in') ||
    path === '/v1/auth/me' ||
    path === '/v1/invitations/accept'
  )
    return undefined
  if (error.code === 'UNAUTHENTICATED') return 'sign-in'
  return error.code === 'SECOND_FACTOR_NEEDED' && error.problem.details?.enrolled === true ? 'second-factor' : undefined
}

/** One name for the deed however often it is sent: a repeat after an interruption does nothing twice. */
function headersOf({ method, body, stance = stanceNow() }: Request): Record<string, string> {
  return {
    ...stanceHeaders(stance),
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(method === 'POST' ? { 'idempotency-key': randomName() } : {}),
  }
}

async function once<T>(
  request: Request,
  headers: Record<string, string>,
  take: (answer: Response) => Promise<T>,
): Promise<T> {
  const { method, body, signal } = request
  const limits = [AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]
  const answer = await fetch(addressOf(request), {
    method,
    headers,
    signal: AbortSignal.any(limits),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new Refusal(UNHEARD)
  })
  return take(answer)
}

async function readAnswer<T>(answer: Response): Promise<T> {
  if (answer.status === 204) return undefined as T
  const content: unknown = await answer.json().catch(() => {
    throw new Refusal(answer.ok ? UNREADABLE : { ...UNREADABLE, status: answer.status })
  })
  if (answer.status === 202 && isApproval(content)) throw new Refusal(heldAs(content.id))
  if (answer.ok) return content as T
  throw new Refusal(isProblem(content) ? content : UNREADABLE)
}

function addressOf({ path, query = {} }: Request): string {
  const wanted = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return wanted.length > 0 ? `${path}?${new URLSearchParams(wanted)}` : path
}

function isApproval(content: unknown): content is { readonly id: string } {
  return typeof content === 'object' && content !== null && 'object' in content && content.object === 'approval'
}

function isProblem(content: unknown): content is Problem {
  return typeof content === 'object' && content !== null && 'code' in content && 'detail_zh' in content
}

/** `crypto.randomUUID` is there over https and on this machine only. */
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
