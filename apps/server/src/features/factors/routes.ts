import { ref } from '@teyue/contract/named'
import { CodeProof, NewTotp, PasswordProof, RecoveryCodes } from '@teyue/contract/sign-in'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, personOf } from '../../http/caller.ts'
import { slowGuessing } from '../../http/slow-guessing.ts'
import { addRecoveryCodes } from '../people/add-recovery-codes.ts'
import { confirmTotp, createTotp, proveSecondFactor, removeTotp } from '../people/set-totp.ts'
import { createSignInDelays } from '../people/sign-in-delays.ts'

const tags = ['Sign-in']
const done = { 204: { type: 'null', description: 'Done' } }

/** One's own second factor: an authenticator app, and recovery codes for the day it is lost. */
export function factorRoutes(app: FastifyInstance, ctx: Context): void {
  const delays = createSignInDelays()

  const prove = {
    tags,
    summary: 'Prove the second factor again',
    description: 'Sensitive acts then go through for some minutes, in this session.',
    body: ref(CodeProof),
    response: done,
  }
  app.post<{ Body: CodeProof }>('/v1/auth/second-factor', { schema: prove }, async (request, reply) => {
    const self = personOf(request)
    const guess = { name: self.personId, hasCode: true }
    const { code } = request.body
    await slowGuessing(ctx, delays, request, guess, () => proveSecondFactor(ctx, self, actorOf(request), code))
    return reply.code(204).send()
  })

  const create = {
    tags,
    summary: 'Begin to set up an authenticator app',
    description: 'It is asked for once its first code has been confirmed. Asks for the password.',
    body: ref(PasswordProof),
    response: { 201: ref(NewTotp) },
  }
  app.post<{ Body: PasswordProof }>('/v1/auth/totp', { schema: create }, async (request, reply) => {
    const self = personOf(request)
    const guess = { name: self.personId, hasCode: false }
    const made = await slowGuessing(ctx, delays, request, guess, () => createTotp(ctx, self, request.body.password))
    return reply.code(201).send(made)
  })

  const confirm = {
    tags,
    summary: 'Confirm the app by its first code',
    description: 'Answers with recovery codes, which are shown this once. All other sessions of the person end.',
    body: ref(CodeProof),
    response: { 201: ref(RecoveryCodes) },
  }
  app.post<{ Body: CodeProof }>('/v1/auth/totp/confirm', { schema: confirm }, async (request, reply) => {
    const self = personOf(request)
    const guess = { name: self.personId, hasCode: true }
    const { code } = request.body
    const codes = await slowGuessing(ctx, delays, request, guess, () => confirmTotp(ctx, self, actorOf(request), code))
    return reply.code(201).send({ codes })
  })

  const renew = {
    tags,
    summary: 'Make new recovery codes',
    description: 'Shown this once; the former ones open nothing from now on. Asks for the second factor.',
    response: { 201: ref(RecoveryCodes) },
  }
  app.post('/v1/auth/recovery-codes', { schema: renew }, async (request, reply) => {
    const codes = await addRecoveryCodes(ctx, personOf(request), actorOf(request))
    return reply.code(201).send({ codes } satisfies RecoveryCodes)
  })

  const remove = {
    tags,
    summary: 'Take the second factor away',
    description: 'Asks for the second factor and the password. The recovery codes go with it.',
    body: ref(PasswordProof),
    response: done,
  }
  app.delete<{ Body: PasswordProof }>('/v1/auth/totp', { schema: remove }, async (request, reply) => {
    const self = personOf(request)
    const guess = { name: self.personId, hasCode: false }
    const { password } = request.body
    await slowGuessing(ctx, delays, request, guess, () => removeTotp(ctx, self, actorOf(request), password))
    return reply.code(204).send()
  })
}
