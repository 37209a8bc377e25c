import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const SERVER_ERROR = 500

/**
 * Holds every answer against what the route says of itself: a field too many or too few, or a code that it does not
 * name, becomes a 500. For tests; whoever plays with the simulator is not to suffer from a slip in its papers.
 */
export function checkAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const problem = problemOf(request, reply, payload)
    if (problem === null) return payload
    reply.code(SERVER_ERROR).type('application/json; charset=utf-8')
    const { method, url } = request
    const message = `${method} ${url} is not what its operation says: ${problem}; the answer was ${String(payload)}`
    return JSON.stringify({ code: 'ANSWER_DIFFERS', message_zh: message, message_en: message })
  })
}

function problemOf(request: FastifyRequest, reply: FastifyReply, payload: unknown): string | null {
  const told = request.routeOptions.config.operation
  if (!told || reply.statusCode >= SERVER_ERROR || typeof payload !== 'string') return null
  // A file is no JSON; its refusals are.
  if (told.answerType !== undefined && reply.statusCode < 400) return null
  const answer = JSON.parse(payload)
  if (reply.statusCode >= 400) {
    const codes = ['BAD_REQUEST', ...(told.refusals?.[reply.statusCode] ?? [])]
    return codes.includes(answer.code) ? null : `it names no refusal ${reply.statusCode} ${answer.code}`
  }
  const validate = request.compileValidationSchema(told.answer as Record<string, unknown>)
  return validate(answer) ? null : JSON.stringify(validate.errors)
}
