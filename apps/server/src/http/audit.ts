import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { recordAct } from '../features/audit/record-act.ts'
import { actorOf } from './caller.ts'

const asked = new WeakSet<FastifyRequest>()

/**
 * What a person asks for is written down before it is done: nothing is ever done that the audit does not know of. Use cases
 * that change people write before and after themselves.
 */
export function auditRequest(ctx: Context, act: string) {
  return async (request: FastifyRequest): Promise<void> => {
    if (!request.caller.person) return
    const after = { mode: request.caller.mode, ...(request.body ? { request: request.body } : {}) }
    const deed = { act, outcome: 'asked', subjectId: subjectOf(request), after } as const
    await recordAct(ctx, request.caller.providerId, actorOf(request), deed)
    asked.add(request)
  }
}

/** And what became of it. Should this fail, the deed is done all the same, and the question stands in the audit. */
export function auditAnswer(ctx: Context, act: string) {
  return async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<void> => {
    if (!asked.has(request)) return
    const { statusCode: status } = reply
    const outcome = status < 400 ? 'done' : 'refused'
    const deed = { act, outcome, subjectId: idIn(payload) ?? subjectOf(request), after: { status } } as const
    await recordAct(ctx, request.caller.providerId, actorOf(request), deed).catch((error: unknown) =>
      request.log.error({ err: error }, 'an outcome is missing in the audit'),
    )
  }
}

/** What was stopped for a second person has no outcome yet: the audit goes on under the approval's id. */
export function forgetAsked(request: FastifyRequest): void {
  asked.delete(request)
}

function subjectOf(request: FastifyRequest): string | null {
  return (request.params as { readonly id?: string }).id ?? null
}

function idIn(payload: unknown): string | undefined {
  if (typeof payload !== 'string') return undefined
  return /^\{"id":"([a-z]+_[0-9a-z]{26})"/.exec(payload)?.[1]
}
