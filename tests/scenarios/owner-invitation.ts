import assert from 'node:assert/strict'
import type { Invitation, Portal } from '@teyue/contract/person'
import { atTheTerminal } from '@teyue/server/base/audit'
import { jobs } from '@teyue/server/cli/jobs'
import { makeChannel } from '@teyue/server/features/channels/make-channel'
import { setAgent } from '@teyue/server/features/merchants/get-merchant'
import { inTenant } from '@teyue/server/storage/tenant'
import { givenSignedIn } from '@teyue/server/testing/people'
import { givenOtherMode, type Shop } from '@teyue/server/testing/shop'
import type { TestWorld } from '@teyue/server/testing/world'
import { call } from './acts.ts'
import { asAdministrator, finished } from './onboarded.ts'

/** Whoever prepared the form, or tried one out, may have written an address of its own into it. */
export async function triesToGetIn(world: TestWorld, merchant: string, mailed: () => number): Promise<void> {
  const { provider: providerId } = world.demo
  const { id: agent } = await givenSignedIn(world.ctx, providerId, { role: 'agent' })
  await inTenant(world.ctx, { providerId }, (tx) => setAgent(tx, merchant, agent))
  await world.owner.query('update invitations set revoked_at = now() where merchant_id = $1', [merchant])
  const before = mailed()
  await inviteOwner(world, merchant)
  assert.equal(mailed(), before, 'an agent’s merchant is invited by a person')
  await inviteOwner(world, merchant, 1)
  assert.equal(mailed(), before + 1)

  await givenOtherMode(world.ctx, { providerId, merchantId: merchant, asking: { mode: 'test' } } as Shop)
  await inviteOwner(world, merchant, 1)
  const { body } = await asAdministrator<Portal>(world, 'GET', `/v1/merchants/${merchant}/portal`)
  assert.deepEqual([mailed(), body.address], [before + 1, null], 'what was tried out names nobody of live merchants')
  const tried = await finished(world, { contact_email: 'li@example.cn' })
  const portal = await asAdministrator<Portal>(world, 'GET', `/v1/merchants/${tried.merchant}/portal`)
  assert.deepEqual([portal.body.may_mail, portal.body.invitation, mailed()], [true, null, before + 1])
}

/** The job, run once more. */
export async function inviteOwner(world: TestWorld, merchantId: string, asked = 0): Promise<void> {
  const job = { providerId: world.demo.provider, merchantId, asked, attempt: 0 }
  await jobs['invitations.invite_owner']!(world.ctx, job as never)
}

export function accept(world: TestWorld, token: string) {
  const person = { token, login: 'owner@example.cn', name: '李四', password: 'a kettle of lychee tea' }
  return call<Invitation>(world, 'POST', '/v1/invitations/accept', person, { headers: { origin: world.url } })
}

/** The token behind the # of the link; mails break their lines. */
export function tokenIn(mail: string): string {
  return /invitation#(\S+)/.exec(mail.replace(/=\r?\n/g, ''))?.[1] ?? ''
}

export async function mailOver(world: TestWorld, port: number): Promise<void> {
  const smtp = { host: '127.0.0.1', port, security: 'none', user: 'duty', password: 'of the mail' } as const
  const target = { kind: 'email', ...smtp, from: 'teyue@example.com', to: ['duty@example.com'] } as const
  const wanted = { language: 'zh', minSeverity: 'critical', afterMinutes: 0, perHour: 60 } as const
  await makeChannel(world.ctx, world.demo.provider, atTheTerminal, { name: 'mail', target, ...wanted })
}
