import assert from 'node:assert/strict'
import type { SettlementAccounts, SettlementChange } from '@teyue/contract/settlement-account'
import type { TestWorld } from '@teyue/server/testing/world'
import { tell } from './acts.ts'
import { as } from './onboarded.ts'

export const NUMBER = '6200000000000000001'

export function wanted(over: object = {}): object {
  return { account_type: 'ACCOUNT_TYPE_BUSINESS', account_bank: '农业银行', account_number: NUMBER, ...over }
}

/** The reviewer's word. */
export function review(world: TestWorld, applicationNo: string | null, body: object = {}) {
  return tell(world, 'POST', `settlement-changes/${applicationNo}/review`, body)
}

export function change(world: TestWorld, number: string, over: object = {}) {
  return as<SettlementChange>(world, 'POST', `/v1/sub-merchants/${number}/settlement-changes`, wanted(over))
}

export async function changed(world: TestWorld, number: string, over: object = {}): Promise<SettlementChange> {
  const { status, body } = await change(world, number, over)
  assert.equal(status, 202, JSON.stringify(body))
  await world.drain()
  return look(world, body.id)
}

export async function look(world: TestWorld, id: string): Promise<SettlementChange> {
  return (await as<SettlementChange>(world, 'GET', `/v1/settlement-changes/${id}`)).body
}

export async function asked(world: TestWorld, id: string): Promise<SettlementChange> {
  await as(world, 'POST', `/v1/settlement-changes/${id}/questions`)
  await world.drain()
  return look(world, id)
}

export async function accounts(world: TestWorld, merchant: string): Promise<SettlementAccounts> {
  return (await as<SettlementAccounts>(world, 'GET', `/v1/merchants/${merchant}/settlement-accounts`)).body
}

export async function numberOf(world: TestWorld, merchant: string): Promise<string> {
  return (await accounts(world, merchant)).data[0]!.sub_merchant
}
