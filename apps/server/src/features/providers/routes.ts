import {
  Account,
  AccountCheck,
  AccountKeys,
  AccountList,
  AccountListQuery,
  NewAccount,
  NewAccountCheck,
  Provider,
  ProviderChange,
  Setup,
} from '@teyue/contract/account'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { actorOf, type Caller } from '../../http/caller.ts'
import type { NewAccount as CheckedAccount, GivenKeys } from './account.ts'
import { stateOf } from './account-finding.ts'
import { readGiven, viewAccount, viewCheck, viewProvider } from './account-view.ts'
import { addAccount } from './add-account.ts'
import { checkAccountKeys, followClock } from './errands.ts'
import { findAccount } from './get-account.ts'
import { getProvider, getSetup } from './get-provider.ts'
import { getAccountInFull, listAccounts } from './list-accounts.ts'
import { stageOf } from './provider.ts'
import { rotateAccountKeys } from './rotate-account-keys.ts'
import { updateProvider } from './update-provider.ts'

const tags = ['Accounts']

/** The provider itself, and its numbers at WeChat. What is secret goes in and never comes out. */
export function providerRoutes(app: FastifyInstance, ctx: Context): void {
  profile(app, ctx)
  readAccounts(app, ctx)
  connect(app, ctx)
}

function profile(app: FastifyInstance, ctx: Context): void {
  const get = { tags, summary: 'Look at the provider', response: { 200: ref(Provider) } }
  app.get('/v1/provider', { schema: get }, async ({ caller }) =>
    viewProvider(await getProvider(ctx, caller.providerId)),
  )

  const change = { tags, summary: 'Change the provider', body: ref(ProviderChange), response: { 200: ref(Provider) } }
  app.patch<{ Body: ProviderChange }>('/v1/provider', { schema: change }, async (request) =>
    viewProvider(await updateProvider(ctx, request.caller.providerId, actorOf(request), request.body)),
  )

  const setUp = { tags, summary: 'How far this provider is set up', response: { 200: ref(Setup) } }
  app.get('/v1/setup', { schema: setUp }, async ({ caller }): Promise<Setup> => {
    const { provider, setup } = await getSetup(ctx, caller.providerId)
    const { testAccounts, liveAccounts, merchants, appids } = setup
    const counted = { test_accounts: testAccounts, live_accounts: liveAccounts, merchants, appids }
    const stage = stageOf(setup)
    return { object: 'setup', provider: viewProvider(provider), ...counted, simulator: ctx.simulatorUrl, stage }
  })
}

function readAccounts(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'List accounts',
    description: 'A program sees those of its mode, a person those of both.',
    querystring: AccountListQuery,
    response: { 200: ref(AccountList) },
  }
  app.get<{ Querystring: AccountListQuery }>('/v1/accounts', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const page = { mode: modeSeen(caller), before: query.cursor ?? null, limit: limit + 1 }
    return toList((await listAccounts(ctx, caller.providerId, page)).map(viewAccount), limit)
  })

  const get = { tags, summary: 'Look at an account', params: ById, response: { 200: ref(Account) } }
  app.get<{ Params: ById }>('/v1/accounts/:id', { schema: get }, async ({ caller, params }) =>
    viewAccount(await getAccountInFull(ctx, caller.providerId, { id: params.id, mode: modeSeen(caller) })),
  )
}

function connect(app: FastifyInstance, ctx: Context): void {
  const check = {
    tags,
    summary: "Check an account's keys",
    description:
      'Looks at what is given so far, each thing by itself, and asks WeChat once all of it is there and right. Keeps nothing.',
    body: ref(NewAccountCheck),
    response: { 200: ref(AccountCheck) },
  }
  app.post<{ Body: NewAccountCheck }>('/v1/account-checks', { schema: check }, async ({ body }) => {
    const { findings, certificate } = await checkAccountKeys(ctx, readGiven(body))
    return viewCheck(findings, certificate)
  })

  const add = {
    tags,
    summary: 'Connect an account',
    description: 'Everything is checked before anything is kept. Asks for the second factor.',
    body: ref(NewAccount),
    response: { 201: ref(Account) },
  }
  app.post<{ Body: NewAccount }>('/v1/accounts', { schema: add }, async (request, reply) => {
    const { providerId } = request.caller
    const checked = await mustFit(ctx, readGiven(request.body))
    const { id } = await addAccount(ctx, providerId, checked, actorOf(request))
    await followClock(ctx, providerId, id)
    return reply.code(201).send(viewAccount(await getAccountInFull(ctx, providerId, { id, mode: null })))
  })

  const rotate = {
    tags,
    summary: "Exchange an account's keys",
    description:
      'Certificate, private key and APIv3 key together; what else is not given stays. Calls under way end with the keys that they began with. Asks for the second factor.',
    params: ById,
    body: ref(AccountKeys),
    response: { 201: ref(Account) },
  }
  type Rotation = { Params: ById; Body: AccountKeys }
  app.post<Rotation>('/v1/accounts/:id/keys', { schema: rotate }, async (request, reply) => {
    const { providerId } = request.caller
    const { id, mode, spMchid } = await getAccountInFull(ctx, providerId, { id: request.params.id, mode: null })
    const checked = await mustFit(ctx, readGiven({ ...request.body, mode, sp_mchid: spMchid }))
    await rotateAccountKeys(ctx, providerId, checked, actorOf(request))
    return reply.code(201).send(viewAccount(await getAccountInFull(ctx, providerId, { id, mode: null })))
  })
}

/** @throws PublicError ACCOUNT_KEYS_REFUSED with what is not right; the words for each are the check's. */
async function mustFit(ctx: Context, given: GivenKeys): Promise<CheckedAccount> {
  const { account, findings } = await checkAccountKeys(ctx, given)
  if (account) return account
  const wrong = findings.filter((one) => stateOf(one) !== 'good' && one.code !== 'WECHAT_WAITING')
  throw new PublicError('ACCOUNT_KEYS_REFUSED', { findings: wrong.map(({ code }) => code) })
}

/** Programs keep to their mode; whoever looks after the provider's numbers sees all of them. */
function modeSeen({ person, mode }: Caller) {
  return person ? null : mode
}

/**
 * The simulator knocks when its clock is turned. The knock says nothing that is believed: the simulator is asked, so that
 * whoever else knocks changes nothing. Live accounts do not hear it.
 */
export function clockRoutes(app: FastifyInstance, ctx: Context): void {
  app.post<{ Params: { account: string } }>(
    '/notify/simulator/:account',
    { config: { isPublic: true }, schema: { hide: true } },
    async (request, reply) => {
      const account = await findAccount(ctx, request.params.account)
      if (account?.mode === 'test') await followClock(ctx, account.providerId, account.id)
      return reply.code(204).send()
    },
  )
}
