import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import {
  AddedPasskey,
  NewPasskey,
  PasskeyAnswer,
  PasskeyList,
  PasskeyName,
  PasskeyQuestion,
  Passkey as PasskeySchema,
  type Passkey as PasskeyView,
} from '@teyue/contract/passkey'
import { PasswordProof } from '@teyue/contract/sign-in'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, personOf } from '../../http/caller.ts'
import { setSessionCookie } from '../../http/session-cookie.ts'
import { slowGuessing } from '../../http/slow-guessing.ts'
import { visitorOf } from '../../http/visitor.ts'
import { createSignInDelays } from '../people/sign-in-delays.ts'
import { addPasskey, createPasskeyOptions } from './add-passkey.ts'
import type { Passkey } from './passkey.ts'
import { listPasskeys, removePasskey, setPasskeyName } from './remove-passkey.ts'
import { createQuestion, openPasskeySession, proveByPasskey } from './verify-passkey.ts'

const tags = ['Sign-in']
const done = { 204: { type: 'null', description: 'Done' } }

/** Keys that live in people's devices. Each question is asked first, and its answer is good once, within five minutes. */
export function passkeyRoutes(app: FastifyInstance, ctx: Context): void {
  ownPasskeys(app, ctx)
  usePasskeys(app, ctx)
}

function ownPasskeys(app: FastifyInstance, ctx: Context): void {
  const delays = createSignInDelays()
  const begin = {
    tags,
    summary: 'Begin to add a passkey',
    description: 'Asks for the password, and for the second factor where there is one.',
    body: ref(PasswordProof),
    response: { 201: ref(PasskeyQuestion) },
  }
  app.post<{ Body: PasswordProof }>('/v1/auth/passkeys/options', { schema: begin }, async (request, reply) => {
    const self = personOf(request)
    const guess = { name: self.personId, hasCode: false }
    const question = await slowGuessing(ctx, delays, request, guess, () =>
      createPasskeyOptions(ctx, self, request.body.password),
    )
    return reply.code(201).send(question)
  })

  const add = {
    tags,
    summary: 'Add a passkey',
    description: 'The first second factor of a person comes with recovery codes and ends its other sessions.',
    body: ref(NewPasskey),
    response: { 201: ref(AddedPasskey) },
  }
  app.post<{ Body: NewPasskey }>('/v1/auth/passkeys', { schema: add }, async (request, reply) => {
    const added = await addPasskey(ctx, personOf(request), actorOf(request), request.body)
    const codes = added.recoveryCodes && [...added.recoveryCodes]
    return reply.code(201).send({ ...view(added.passkey), recovery_codes: codes } satisfies AddedPasskey)
  })

  const list = { tags, summary: 'List my passkeys', response: { 200: ref(PasskeyList) } }
  app.get('/v1/auth/passkeys', { schema: list }, async (request): Promise<PasskeyList> => {
    const passkeys = await listPasskeys(ctx, personOf(request))
    return { object: 'list', data: passkeys.map(view) }
  })

  const rename = {
    tags,
    summary: 'Name one of my passkeys',
    params: ById,
    body: ref(PasskeyName),
    response: { 200: ref(PasskeySchema) },
  }
  app.put<{ Params: ById; Body: PasskeyName }>('/v1/auth/passkeys/:id', { schema: rename }, async (request) =>
    view(await setPasskeyName(ctx, personOf(request), request.params.id, request.body.name)),
  )

  const remove = { tags, summary: 'Remove one of my passkeys', params: ById, response: done }
  app.delete<{ Params: ById }>('/v1/auth/passkeys/:id', { schema: remove }, async (request, reply) => {
    await removePasskey(ctx, personOf(request), actorOf(request), request.params.id)
    return reply.code(204).send()
  })
}

function usePasskeys(app: FastifyInstance, ctx: Context): void {
  const question = { tags, summary: 'Begin to sign in with a passkey', response: { 201: ref(PasskeyQuestion) } }
  const config = { isPublic: true }
  app.post('/v1/auth/passkey-sign-in/options', { config, schema: question }, async (_request, reply) =>
    reply.code(201).send(await createQuestion(ctx, null)),
  )

  const signIn = { tags, summary: 'Sign in with a passkey', body: ref(PasskeyAnswer), response: done }
  app.post<{ Body: PasskeyAnswer }>('/v1/auth/passkey-sign-in', { config, schema: signIn }, async (request, reply) => {
    const { token, expiresAt } = await openPasskeySession(ctx, request.body, visitorOf(request))
    setSessionCookie(reply, ctx.publicUrl, token, expiresAt)
    return reply.code(204).send()
  })

  const ask = {
    tags,
    summary: 'Begin to prove the second factor by a passkey',
    response: { 201: ref(PasskeyQuestion) },
  }
  app.post('/v1/auth/second-factor/passkey/options', { schema: ask }, async (request, reply) =>
    reply.code(201).send(await createQuestion(ctx, personOf(request).sessionId)),
  )

  const prove = {
    tags,
    summary: 'Prove the second factor by a passkey',
    description: 'Sensitive acts then go through for some minutes, in this session.',
    body: ref(PasskeyAnswer),
    response: done,
  }
  app.post<{ Body: PasskeyAnswer }>('/v1/auth/second-factor/passkey', { schema: prove }, async (request, reply) => {
    await proveByPasskey(ctx, personOf(request), actorOf(request), request.body)
    return reply.code(204).send()
  })
}

function view({ id, name, createdAt, usedAt }: Passkey): PasskeyView {
  return { id, object: 'passkey', name, created_at: createdAt.toISOString(), used_at: usedAt.toISOString() }
}
