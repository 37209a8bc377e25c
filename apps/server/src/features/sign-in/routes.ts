import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import { Me, PasswordChange, SessionList, type Session as SessionView, SignIn } from '@teyue/contract/sign-in'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, personOf } from '../../http/caller.ts'
import { clearSessionCookie, setSessionCookie } from '../../http/session-cookie.ts'
import { slowGuessing } from '../../http/slow-guessing.ts'
import { visitorOf } from '../../http/visitor.ts'
import { openSession } from '../people/open-session.ts'
import { viewMembership } from '../people/person-view.ts'
import { listSessions, revokeSession } from '../people/revoke-session.ts'
import { PERMITTED } from '../people/role.ts'
import type { Session } from '../people/session.ts'
import { setPassword } from '../people/set-password.ts'
import { getPerson } from '../people/set-role.ts'
import { createSignInDelays } from '../people/sign-in-delays.ts'

const tags = ['Sign-in']
const done = { 204: { type: 'null', description: 'Done' } }

/** Signing in and out, and one's own sessions. A session is a cookie that no script reads and no other site sends. */
export function signInRoutes(app: FastifyInstance, ctx: Context): void {
  const delays = createSignInDelays()

  const signIn = {
    tags,
    summary: 'Sign in',
    description:
      'Sets the session’s cookie. Without `code`, a person with a second factor is answered SECOND_FACTOR_NEEDED: send the same again with it.',
    body: ref(SignIn),
    response: done,
  }
  app.post<{ Body: SignIn }>(
    '/v1/auth/sign-in',
    { config: { isPublic: true }, schema: signIn },
    async (request, reply) => {
      const { login, password, code = null, provider = null } = request.body
      const wanted = { login, password, code, providerId: provider }
      const guess = { name: login, hasCode: code !== null }
      const { token, expiresAt } = await slowGuessing(ctx, delays, request, guess, () =>
        openSession(ctx, wanted, visitorOf(request)),
      )
      setSessionCookie(reply, ctx.publicUrl, token, expiresAt)
      return reply.code(204).send()
    },
  )

  const signOut = { tags, summary: 'Sign out', description: 'Ends this session.', response: done }
  app.post('/v1/auth/sign-out', { schema: signOut }, async (request, reply) => {
    const self = personOf(request)
    await revokeSession(ctx, self, actorOf(request), self.sessionId)
    clearSessionCookie(reply, ctx.publicUrl)
    return reply.code(204).send()
  })

  const me = { tags, summary: 'Who am I', response: { 200: ref(Me) } }
  app.get('/v1/auth/me', { schema: me }, (request) => viewMe(ctx, request))

  const password = {
    tags,
    summary: 'Change the password',
    description: 'All other sessions of the person end.',
    body: ref(PasswordChange),
    response: done,
  }
  app.post<{ Body: PasswordChange }>('/v1/auth/password', { schema: password }, async (request, reply) => {
    const { present, password: wanted } = request.body
    const self = personOf(request)
    const guess = { name: self.personId, hasCode: false }
    await slowGuessing(ctx, delays, request, guess, () => setPassword(ctx, self, actorOf(request), { present, wanted }))
    return reply.code(204).send()
  })

  const list = { tags, summary: 'List my sessions', response: { 200: ref(SessionList) } }
  app.get('/v1/sessions', { schema: list }, async (request): Promise<SessionList> => {
    const self = personOf(request)
    const sessions = await listSessions(ctx, self)
    return { object: 'list', data: sessions.map((session) => viewSession(session, self.sessionId)) }
  })

  const end = {
    tags,
    summary: 'End one of my sessions',
    description: 'Its cookie opens nothing from the next request on.',
    params: ById,
    response: done,
  }
  app.delete<{ Params: ById }>('/v1/sessions/:id', { schema: end }, async (request, reply) => {
    await revokeSession(ctx, personOf(request), actorOf(request), request.params.id)
    return reply.code(204).send()
  })
}

async function viewMe(ctx: Context, request: FastifyRequest): Promise<Me> {
  const { providerId, merchantId, role } = request.caller
  const { personId, sessionId, provenAt, isEnrolled } = personOf(request)
  const { login, name, memberships } = await getPerson(ctx, { providerId, merchantId: null }, personId)
  const until = provenAt && new Date(provenAt.getTime() + ctx.secondFactor.validMs)
  const permitted = (merchantId === null ? PERMITTED.provider : PERMITTED.merchant)[role] ?? []
  return {
    id: personId,
    object: 'me',
    provider: providerId,
    login,
    name,
    session: sessionId,
    has_second_factor: isEnrolled,
    second_factor_until: until && until > ctx.now() ? until.toISOString() : null,
    memberships: memberships.map(viewMembership),
    role,
    merchant: merchantId,
    permitted: [...permitted],
  }
}

function viewSession(session: Session, present: string): SessionView {
  return {
    id: session.id,
    object: 'session',
    is_this: session.id === present,
    address: session.address,
    user_agent: session.userAgent,
    created_at: session.createdAt.toISOString(),
    seen_at: session.seenAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
  }
}
