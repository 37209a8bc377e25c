import assert from 'node:assert/strict'
import type { Applyment } from '@teyue/contract/applyment'
import type { SubjectConfirmation } from '@teyue/contract/subject-confirmation'
import { givenSignedIn } from '@teyue/server/testing/people'
import type { TestWorld } from '@teyue/server/testing/world'
import { type As, call, tell } from './acts.ts'
import { act, change, prepare, provider, submit } from './applyment-form.ts'

const MINUTE_MS = 60_000
const operators = new WeakMap<TestWorld, As>()
const administrators = new WeakMap<TestWorld, As>()

/** Asks as an operator who has just proven the second factor. */
export async function as<T>(world: TestWorld, method: string, path: string, body?: object) {
  const operator = operators.get(world) ?? (await personOf(world, 'operator'))
  operators.set(world, operator)
  return call<T>(world, method, path, body, operator)
}

export async function asAdministrator<T>(world: TestWorld, method: string, path: string, body?: object) {
  const administrator = administrators.get(world) ?? (await personOf(world, 'administrator'))
  administrators.set(world, administrator)
  return call<T>(world, method, path, body, administrator)
}

async function personOf(world: TestWorld, role: 'operator' | 'administrator'): Promise<As> {
  const { headers } = await givenSignedIn(world.ctx, world.demo.provider, { role })
  return { key: 'none', headers: { ...headers, authorization: '', origin: world.url } }
}

/** A company that has become a sub-merchant by its form; its legal representative signs. `known` is noted of it before. */
export async function finished(world: TestWorld, known: object = {}): Promise<Applyment> {
  const { id, merchant } = await prepare(world)
  if (Object.keys(known).length > 0) await provider(world, 'PATCH', `/v1/merchants/${merchant}`, known)
  const ofAgent = ['contact_id_doc_type', 'contact_id_number', 'contact_id_doc_copy', 'contact_period_begin']
  const remove = [...ofAgent, 'contact_period_end', 'business_authorization_letter']
  await change(world, id, {
    draft: {
      contact_info: { contact_type: 'LEGAL', contact_name: '李四', contact_email: 'li@example.cn' },
      subject_info: {
        business_license_info: {
          license_address: '上海市黄浦区一路一号',
          period_begin: '2019-08-01',
          period_end: '长期',
        },
      },
    },
    remove: remove.map((name) => `/contact_info/${name}`),
  })
  await submit(world, id)
  const applyment = await lookAtForm(world, id)
  assert.equal(applyment.state, 'auditing', JSON.stringify(applyment.refusal))
  await act(world, applyment, 'approval')
  await world.advance(11 * MINUTE_MS)
  await act(world, applyment, 'signature')
  await world.advance(2 * 60 * MINUTE_MS)
  const end = await lookAtForm(world, id)
  assert.equal(end.state, 'finished')
  return end
}

async function lookAtForm(world: TestWorld, id: string): Promise<Applyment> {
  return (await provider<Applyment>(world, 'GET', `/v1/applyments/${id}`)).body
}

/** Submits a confirmation, lets the jobs run, and looks. */
export async function sent(world: TestWorld, id: string): Promise<SubjectConfirmation> {
  const { version } = await lookAtConfirmation(world, id)
  const { status, body } = await as(world, 'POST', `/v1/subject-confirmations/${id}/submissions`, { version })
  assert.equal(status, 202, JSON.stringify(body))
  await world.drain()
  return lookAtConfirmation(world, id)
}

/** Changes a confirmation as it is now. */
export async function changeConfirmation(world: TestWorld, id: string, changes: object) {
  const { version } = await lookAtConfirmation(world, id)
  return as<SubjectConfirmation>(world, 'PATCH', `/v1/subject-confirmations/${id}`, { version, ...changes })
}

/** Has WeChat asked, and looks. */
export async function askedConfirmation(world: TestWorld, id: string): Promise<SubjectConfirmation> {
  await as(world, 'POST', `/v1/subject-confirmations/${id}/questions`)
  await world.drain()
  return lookAtConfirmation(world, id)
}

export async function lookAtConfirmation(world: TestWorld, id: string): Promise<SubjectConfirmation> {
  return (await as<SubjectConfirmation>(world, 'GET', `/v1/subject-confirmations/${id}`)).body
}

/** What a reviewer, the contact or the legal representative does with it at WeChat. */
export async function actOn(world: TestWorld, id: string, body: object): Promise<void> {
  type Known = { readonly confirmations: readonly { readonly business_code: string; readonly applyment_id: number }[] }
  const { confirmations } = await tell<Known>(world, 'GET', 'subject-confirmations')
  const number = confirmations.find(({ business_code }) => business_code === id)?.applyment_id
  await tell(world, 'POST', `subject-confirmations/${number}/acts`, body)
}
