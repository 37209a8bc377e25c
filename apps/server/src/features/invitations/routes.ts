import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import { InvitationList, MadeInvitation, NewInvitation, PersonListQuery, Portal } from '@teyue/contract/person'
import { InvitationAcceptance } from '@teyue/contract/sign-in'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, visibleMerchant } from '../../http/caller.ts'
import { setSessionCookie } from '../../http/session-cookie.ts'
import { slowGuessing } from '../../http/slow-guessing.ts'
import { visitorOf } from '../../http/visitor.ts'
import { assertVisible } from '../onboarding/list-merchants.ts'
import { createSignInDelays } from '../people/sign-in-delays.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { createInvitation, listInvitations, revokeInvitation } from './create-invitation.ts'
import { askForOwnerMail, getPortal, inviteOwner } from './create-owner-invitation.ts'
import { viewInvitation, viewPortal } from './invitation-view.ts'

const tags = ['People']

/** How people get in: somebody who may lets them. Nobody signs up by itself. */
export function invitationRoutes(app: FastifyInstance, ctx: Context): void {
  anybody(app, ctx)
  owners(app, ctx)
}

function anybody(app: FastifyInstance, ctx: Context): void {
  const delays = createSignInDelays()

  const invite = {
    tags,
    summary: 'Invite somebody',
    description:
      'The token is shown in this answer and never again; it is good for three days, for one person, and while you may invite. Asks for the second factor.',
    body: ref(NewInvitation),
    response: { 201: ref(MadeInvitation) },
  }
  app.post<{ Body: NewInvitation }>('/v1/invitations', { schema: invite }, async (request, reply) => {
    const { caller, body } = request
    const { role, name, store: storeId = null } = body
    const wanted = { merchantId: visibleMerchant(caller, body.merchant), role, storeId, name }
    const { invitation, token } = await createInvitation(ctx, caller, actorOf(request), wanted)
    return reply.code(201).send({ ...viewInvitation(invitation, ctx.now()), token } satisfies MadeInvitation)
  })

  const list = {
    tags,
    summary: 'List invitations',
    querystring: PersonListQuery,
    response: { 200: ref(InvitationList) },
  }
  app.get<{ Querystring: PersonListQuery }>('/v1/invitations', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const page = { limit: limit + 1, ...(query.cursor ? { before: query.cursor } : {}) }
    const invitations = await listInvitations(ctx, caller, page)
    const now = ctx.now()
    return toList(
      invitations.map((one) => viewInvitation(one, now)),
      limit,
    )
  })

  const revoke = {
    tags,
    summary: 'Revoke an invitation',
    description: 'Its token opens nothing from now on.',
    params: ById,
    response: { 204: { type: 'null', description: 'Revoked' } },
  }
  app.delete<{ Params: ById }>('/v1/invitations/:id', { schema: revoke }, async (request, reply) => {
    await revokeInvitation(ctx, request.caller, actorOf(request), request.params.id)
    return reply.code(204).send()
  })

  const accept = {
    tags,
    summary: 'Accept an invitation',
    description:
      'Makes the person and signs it in. Whoever signs in here already gives its own password, and gets the role added.',
    body: ref(InvitationAcceptance),
    response: { 204: { type: 'null', description: 'Signed in' } },
  }
  app.post<{ Body: InvitationAcceptance }>(
    '/v1/invitations/accept',
    { config: { isPublic: true }, schema: accept },
    async (request, reply) => {
      const wanted = { code: null, ...request.body }
      const guess = { name: wanted.login, hasCode: wanted.code !== null }
      const { token, expiresAt } = await slowGuessing(ctx, delays, request, guess, () =>
        acceptInvitation(ctx, wanted, visitorOf(request)),
      )
      setSessionCookie(reply, ctx.publicUrl, token, expiresAt)
      return reply.code(204).send()
    },
  )
}

/** The first of a merchant's people, who then lets in the others. */
function owners(app: FastifyInstance, ctx: Context): void {
  const get = {
    tags,
    summary: "How a merchant's people get in",
    params: ById,
    response: { 200: ref(Portal) },
  }
  app.get<{ Params: ById }>('/v1/merchants/:id/portal', { schema: get }, async ({ caller, params }) => {
    assertVisible(caller, params.id)
    return viewPortal(await getPortal(ctx, caller, params.id), ctx.now())
  })

  const invite = {
    tags,
    summary: "Invite a merchant's owner by a link",
    description:
      'The token is shown in this answer and never again. Links made before open nothing from now on. Refused where it has an owner, who invites the others. Asks for the second factor.',
    params: ById,
    response: { 201: ref(MadeInvitation) },
  }
  app.post<{ Params: ById }>('/v1/merchants/:id/owner-invitations', { schema: invite }, async (request, reply) => {
    const { caller, params } = request
    assertVisible(caller, params.id)
    const { invitation, token } = await inviteOwner(ctx, caller, actorOf(request), params.id)
    return reply.code(201).send({ ...viewInvitation(invitation, ctx.now()), token } satisfies MadeInvitation)
  })

  const mail = {
    tags,
    summary: "Mail a merchant's owner a link",
    description:
      'To the contact of the form by which it was onboarded, or of the merchant, over the provider’s mail channel. Links made before open nothing from now on.',
    params: ById,
    response: { 202: ref(Portal) },
  }
  app.post<{ Params: ById }>('/v1/merchants/:id/owner-mailings', { schema: mail }, async (request, reply) => {
    const { caller, params } = request
    assertVisible(caller, params.id)
    const portal = await askForOwnerMail(ctx, caller, actorOf(request), params.id)
    return reply.code(202).send(viewPortal(portal, ctx.now()))
  })
}
