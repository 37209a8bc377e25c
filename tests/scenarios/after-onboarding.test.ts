import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Overview } from '@teyue/contract/overview'
import type { MadeInvitation, Portal } from '@teyue/contract/person'
import type { SubjectConfirmation, SubjectState } from '@teyue/contract/subject-confirmation'
import type { SubjectConfirmationDraft } from '@teyue/contract/subject-confirmation-form'
import { giveUpCanceling } from '@teyue/server/features/subject-confirmations/apply-confirmation-report'
import { findConfirmation } from '@teyue/server/features/subject-confirmations/get-confirmation'
import { startMailServer } from '@teyue/server/testing/mail-server'
import type { TestWorld } from '@teyue/server/testing/world'
import { COMPANY } from '../wire/company-form.ts'
import { calm, spoil, tell } from './acts.ts'
import { addPicture, begin } from './applyment-form.ts'
import { history } from './evidence.ts'
import {
  actOn,
  as,
  asAdministrator,
  askedConfirmation,
  changeConfirmation,
  finished,
  lookAtConfirmation,
  sent,
} from './onboarded.ts'
import { accept, inviteOwner, mailOver, tokenIn, triesToGetIn } from './owner-invitation.ts'
import { numberOf } from './settlement.ts'
import { sharedWorld } from './shared-world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const shared = sharedWorld()

test('M4: finished, its owner is invited by mail: the link works once, a second run of the job invites nobody again', async () => {
  const world = await shared()
  const { merchant } = await finished(world)
  const mails = await startMailServer('duty', 'of the mail')
  try {
    const path = `/v1/merchants/${merchant}/portal`
    const before = await asAdministrator<Portal>(world, 'GET', path)
    assert.deepEqual(
      [before.body.has_owner, before.body.invitation, before.body.address, before.body.may_mail],
      [false, null, 'l***@example.cn', false],
      'without a mail channel a person hands the link over',
    )
    const none = await asAdministrator(world, 'POST', `/v1/merchants/${merchant}/owner-mailings`)
    assert.equal(none.body.code, 'OWNER_MAIL_IMPOSSIBLE')
    const by = await asAdministrator<MadeInvitation>(world, 'POST', `/v1/merchants/${merchant}/owner-invitations`)
    assert.deepEqual([by.status, by.body.role, by.body.mailed_to], [201, 'owner', null])

    await mailOver(world, mails.port)
    await asAdministrator(world, 'POST', `/v1/merchants/${merchant}/owner-mailings`)
    await world.drain()
    const [mail = ''] = mails.mails
    assert.match(mail, /^li@example\.cn/)
    const { invitation } = (await asAdministrator<Portal>(world, 'GET', path)).body
    assert.deepEqual([invitation?.state, invitation?.mail_state], ['open', 'delivered'])
    assert.equal((await accept(world, by.body.token)).body.code, 'INVITATION_INVALID', 'the link made before is dead')

    const other = await finished(world)
    await world.drain()
    assert.equal(mails.mails.length, 1, 'a form that was tried out invites nobody by itself')
    await inviteOwner(world, other.merchant)
    assert.equal(mails.mails.length, 2, 'as a live one does once it is finished')
    await inviteOwner(world, other.merchant)
    assert.equal(mails.mails.length, 2, 'nobody is invited twice')
    assert.equal((await accept(world, tokenIn(mails.mails[1]!))).status, 204)
    const portal = (await asAdministrator<Portal>(world, 'GET', `/v1/merchants/${other.merchant}/portal`)).body
    assert.deepEqual([portal.has_owner, portal.invitation?.state], [true, 'accepted'])
    await inviteOwner(world, other.merchant, 1)
    assert.equal(mails.mails.length, 2, 'whoever has an owner is not invited')
    const again = await asAdministrator(world, 'POST', `/v1/merchants/${other.merchant}/owner-invitations`)
    assert.equal(again.body.code, 'OWNER_THERE')
    const { rows } = await world.owner.query("select after from audit_entries where act = 'invitation.made'")
    assert(!JSON.stringify(rows).includes(tokenIn(mail)), 'no token in the audit')
    assert((await history(world, merchant)).includes('merchant.portal_invited by clock'))
    await triesToGetIn(world, merchant, () => mails.mails.length)
  } finally {
    await mails.close()
  }
})

test('Q38, Q39: a confirmation is filled in from the onboarding, rejected at its field, cancelled, made anew under another number, and passes', async () => {
  const world = await shared()
  const applyment = await finished(world)
  const wanted = { sub_merchant: applyment.sub_merchant }
  const begun = await as<SubjectConfirmation>(world, 'POST', '/v1/subject-confirmations', wanted)
  const { id } = begun.body
  assert.deepEqual([begun.status, begun.body.state, begun.body.name], [201, 'draft', COMPANY])
  assert.doesNotMatch(JSON.stringify(begun.body.draft), /李四|11010519491231002X|13800000001/)
  const { rows } = await world.owner.query('select * from subject_confirmations where id = $1', [id])
  assert(!JSON.stringify(rows).includes('李四'), 'sealed')
  const opened = await as<SubjectConfirmationDraft>(world, 'GET', `/v1/subject-confirmations/${id}/draft`)
  assert.equal(opened.body.contact_info?.id_card_number, '11010519491231002X', 'the legal representative’s own')
  assert.deepEqual(opened.body.addition_info?.confirm_mchid_list, [applyment.sub_mchid])
  const [paper] = begun.body.papers
  assert.notEqual(paper!.id, applyment.papers[0]!.id, 'a copy of its own')

  const other = { subject_info: { business_licence_info: { merchant_name: '另一家有限公司' } } }
  const changed = await changeConfirmation(world, id, { draft: other })
  const path = `/v1/subject-confirmations/${id}/submissions`
  const early = await as(world, 'POST', path, { version: begun.body.version })
  assert.equal(early.body.code, 'FORM_CHANGED', 'only what was looked at is sent')
  const incomplete = await as(world, 'POST', path, { version: changed.body.version })
  assert.deepEqual(
    [incomplete.body.code, incomplete.body.field],
    ['CONFIRMATION_INCOMPLETE', '/subject_info/business_licence_info/merchant_name'],
  )
  const right = { subject_info: { business_licence_info: { merchant_name: COMPANY } } }
  await changeConfirmation(world, id, { draft: right })
  await tell(world, 'POST', 'faults/by-hand', { kind: 'drop_after', endpoint: 'subject-confirmation' })
  const lost = await sent(world, id)
  assert.equal(lost.state, 'unknown', 'never failed')
  await world.advance(2 * MINUTE_MS)
  assert.equal((await lookAtConfirmation(world, id)).state, 'auditing')

  await actOn(world, id, { act: 'reject', param: 'licence_number', reason: '照片不清晰' })
  const rejected = await askedConfirmation(world, id)
  assert.deepEqual(
    [rejected.state, rejected.rejection],
    ['rejected', { param: 'licence_number', reason: '照片不清晰' }],
  )
  const anew = await as(world, 'POST', '/v1/subject-confirmations', { ...wanted, from: id })
  assert.equal(anew.body.code, 'CONFIRMATION_CLOSED', 'cancelled first')
  const { body: overview } = await as<Overview>(world, 'GET', '/v1/overview')
  assert.equal(overview.needs.subject_confirmations, 1)
  await spoil(world, { drop_after: 1 })
  await as(world, 'POST', `/v1/subject-confirmations/${id}/cancel`)
  await world.drain()
  assert.equal((await lookAtConfirmation(world, id)).state, 'rejected', 'WeChat has cancelled it, and nobody heard it')
  await calm(world)
  await refuseToCancel(world)
  assert.equal((await lookAtConfirmation(world, id)).state, 'canceled', 'a second time WeChat refuses, and is asked')
  assert.equal(await refusalsToCancel(world, id), 1, 'a refusal that comes after the end says nothing')

  const next = await as<SubjectConfirmation>(world, 'POST', '/v1/subject-confirmations', { ...wanted, from: id })
  assert.notEqual(next.body.business_code, begun.body.business_code)
  assert.equal((await sent(world, next.body.id)).state, 'auditing')
  await actOn(world, next.body.id, { act: 'approve' })
  await world.advance(6 * MINUTE_MS)
  const waiting = await lookAtConfirmation(world, next.body.id)
  assert.equal(waiting.state, 'confirming_contact', 'followed by itself')
  assert.match(waiting.qr_code ?? '', /^data:image\/png;base64,/)
  assert.equal(Date.parse(waiting.expires_at!) - Date.parse(waiting.submitted_at!), 30 * DAY_MS)
  await actOn(world, next.body.id, { act: 'confirm_contact' })
  const passed = await askedConfirmation(world, next.body.id)
  assert.equal(passed.state, 'passed')
  await world.advance(5 * MINUTE_MS)
  assert.equal((await lookAtConfirmation(world, next.body.id)).authorized, true)
  const state = await as<SubjectState>(world, 'POST', `/v1/sub-merchants/${applyment.sub_merchant}/subject-questions`)
  assert.equal(state.body.authorized, true)
  assert.deepEqual(await history(world, next.body.id), [
    ...['subject_confirmation.created by person', 'subject_confirmation.submitted by person'],
    ...['subject_confirmation.auditing by answer', 'subject_confirmation.confirming_contact by query'],
    ...['subject_confirmation.passed by query', 'subject_confirmation.authorized by query'],
  ])
})

test('a confirmation takes along the papers of the form that it is made from, and no other’s', async () => {
  const world = await shared()
  const wanted = { sub_merchant: await numberOf(world, world.demo.merchants.company) }
  const { id: licence_copy } = await addPicture(world, (await begin(world)).id)
  const { body: first } = await as<SubjectConfirmation>(world, 'POST', '/v1/subject-confirmations', wanted)
  const draft = { subject_info: { business_licence_info: { licence_copy } } }
  assert.equal((await changeConfirmation(world, first.id, { draft })).status, 200)
  await as(world, 'POST', `/v1/subject-confirmations/${first.id}/cancel`)
  const next = await as<SubjectConfirmation>(world, 'POST', '/v1/subject-confirmations', { ...wanted, from: first.id })
  assert.deepEqual([next.status, next.body.papers], [201, []])
})

/** The next try to cancel is refused. */
async function refuseToCancel(world: TestWorld): Promise<void> {
  const fault = { kind: 'refuse', endpoint: 'cancel-subject-confirmation', code: 'NO_AUTH' }
  await tell(world, 'POST', 'faults/by-hand', fault)
  await world.advance(MINUTE_MS)
}

/** A run of the job that hears its refusal late; and how often it is said that WeChat would not cancel. */
async function refusalsToCancel(world: TestWorld, id: string): Promise<number> {
  await giveUpCanceling(world.ctx, (await findConfirmation(world.ctx, world.demo.provider, id))!)
  return (await history(world, id)).filter((one) => one.startsWith('subject_confirmation.not_canceled')).length
}
