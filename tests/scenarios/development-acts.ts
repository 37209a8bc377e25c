import assert from 'node:assert/strict'
import type { Agreement } from '@teyue/contract/agreement'
import type { Appid } from '@teyue/contract/appid'
import type { Development } from '@teyue/contract/development'
import type { SubMerchant } from '@teyue/contract/merchant'
import type { TestWorld } from '@teyue/server/testing/world'
import { type Answered, call, tell } from './acts.ts'
import { type DemoMerchant, subMerchantOf } from './cast.ts'

export type NumberDevelopment = Development['sub_merchants'][number]
type Compared = NumberDevelopment['compared'][number]

/** What a provider does about its merchants. */
export async function provider<T>(world: TestWorld, method: string, path: string, body?: object): Promise<Answered<T>> {
  return call<T>(world, method, path, body, { key: world.demo.keys.provider })
}

/** A service account of this subject, which WeChat knows and we know as the merchant's. */
export async function addAppidOf(world: TestWorld, merchant: DemoMerchant, subject: string): Promise<Appid> {
  const made = { kind: 'service_account', name: `${subject}服务号`, subject }
  const { appid } = await tell<{ appid: string }>(world, 'POST', 'appids', made)
  const owner = world.demo.merchants[merchant]
  const { status, body } = await provider<Appid>(world, 'POST', '/v1/appids', { ...made, appid, merchant: owner })
  assert.equal(status, 201, JSON.stringify(body))
  return body
}

/** Records the signed paper here. */
export async function recordAgreement(
  world: TestWorld,
  merchant: DemoMerchant,
  kind: Agreement['kind'],
  appid: Appid,
): Promise<Agreement> {
  const { id } = await subMerchantOf(world, merchant)
  const said = { signed_by: '集团 王总', signed_on: '2026-11-20', filename: '盖章.pdf' }
  const content = Buffer.from(`%PDF-${kind}`).toString('base64')
  const request = { sub_merchant: id, kind, appid: appid.id, ...said, content }
  const { status, body } = await provider<Agreement>(world, 'POST', '/v1/agreements', request)
  assert.equal(status, 201, JSON.stringify(body))
  return body
}

/** The account manager takes the same paper at WeChat's desk. */
export async function signAtDesk(
  world: TestWorld,
  merchant: DemoMerchant,
  name: Agreement['kind'],
  appid: Appid,
): Promise<void> {
  const { sub_mchid } = await subMerchantOf(world, merchant)
  const about = name === 'joint_operation' ? { name, appid: appid.appid } : { name }
  for (const act of ['ask', 'sign']) await tell(world, 'POST', `merchants/${sub_mchid}/agreements`, { ...about, act })
}

export async function developmentOf(world: TestWorld, merchant: DemoMerchant): Promise<NumberDevelopment> {
  const path = `/v1/merchants/${world.demo.merchants[merchant]}/development`
  return oneNumber(await provider<Development>(world, 'GET', path))
}

/** Asks WeChat now what the number has. */
export async function lookNow(world: TestWorld, merchant: DemoMerchant): Promise<NumberDevelopment> {
  const { id } = await subMerchantOf(world, merchant)
  return oneNumber(await provider<Development>(world, 'POST', '/v1/development-looks', { sub_merchant: id }))
}

/** Makes a move that the comparison offers. */
export async function settle(
  world: TestWorld,
  merchant: DemoMerchant,
  { kind, name }: Pick<Compared, 'kind' | 'name'>,
  move: 'send_again' | 'take_over',
): Promise<void> {
  const { id } = await subMerchantOf(world, merchant)
  const request = { sub_merchant: id, kind, name, move }
  const { status, body } = await provider(world, 'POST', '/v1/development-moves', request)
  assert.equal(status, 200, JSON.stringify(body))
}

/** Both sides of one thing, and what may be done. */
export function sides(number: NumberDevelopment, kind: Compared['kind'], name: string | null) {
  const row = number.compared.find((one) => one.kind === kind && one.name === name)
  return row && [row.here, row.at_wechat, row.moves]
}

/** Yes to both questions of binding. */
export async function answerQuestions(world: TestWorld, merchant: DemoMerchant): Promise<SubMerchant> {
  const { id } = await subMerchantOf(world, merchant)
  const answers = { has_own_appid: true, needs_openid: true }
  return (await provider<SubMerchant>(world, 'PATCH', `/v1/sub-merchants/${id}`, answers)).body
}

function oneNumber({ status, body }: Answered<Development>): NumberDevelopment {
  assert.equal(status, 200, JSON.stringify(body))
  return body.sub_merchants[0]!
}
