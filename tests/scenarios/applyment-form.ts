import type { Applyment, Paper } from '@teyue/contract/applyment'
import type { Merchant } from '@teyue/contract/merchant'
import type { TestWorld } from '@teyue/server/testing/world'
import { COMPANY, companyForm } from '../wire/company-form.ts'
import { type As, call, tell } from './acts.ts'

const PICTURE = Buffer.from('\x89PNG\r\n\x1a\n a licence', 'latin1').toString('base64')

/** A new merchant of the provider, and an applyment of it with nothing in it. */
export async function begin(world: TestWorld): Promise<Applyment> {
  const as = { key: world.demo.keys.provider }
  const business = { name: '晴天', subject_type: 'company', subject: COMPANY }
  const merchant = await call<Merchant>(world, 'POST', '/v1/merchants', business, as)
  const wanted = { merchant: merchant.body.id, account: world.demo.account, fee_rate_ppm: 6_000 }
  return (await call<Applyment>(world, 'POST', '/v1/applyments', wanted, as)).body
}

/** The same, ready to be submitted. */
export async function prepare(world: TestWorld): Promise<Applyment> {
  const { id } = await begin(world)
  const paper = await addPicture(world, id)
  return (await change(world, id, { draft: companyForm(paper.id) })).body
}

export async function addPicture(world: TestWorld, id: string): Promise<Paper> {
  const file = { filename: 'licence.png', content: PICTURE }
  return (await provider<Paper>(world, 'POST', `/v1/applyments/${id}/papers`, file)).body
}

/** Changes it as it is now. */
export async function change(world: TestWorld, id: string, changes: object, as?: As) {
  const { version } = await look(world, id, as)
  return provider<Applyment>(world, 'PATCH', `/v1/applyments/${id}`, { version, ...changes }, as)
}

/** Submits it, and lets the jobs that are due run. */
export async function submit(world: TestWorld, id: string): Promise<void> {
  const { version } = await look(world, id)
  await provider(world, 'POST', `/v1/applyments/${id}/submissions`, { version })
  await world.drain()
}

/** Has WeChat asked, and looks. */
export async function asked(world: TestWorld, id: string): Promise<Applyment> {
  await provider(world, 'POST', `/v1/applyments/${id}/questions`)
  await world.drain()
  return look(world, id)
}

export async function look(world: TestWorld, id: string, as?: As): Promise<Applyment> {
  return (await provider<Applyment>(world, 'GET', `/v1/applyments/${id}`, undefined, as)).body
}

/** What somebody at WeChat, or the super administrator, does with it. */
export async function act(world: TestWorld, { applyment_id }: Applyment, what: string, body: object = {}) {
  return tell(world, 'POST', `applyments/${applyment_id}/${what}`, body)
}

/** Asks as the provider's program, or as whoever is told. */
export async function provider<T>(world: TestWorld, method: string, path: string, body?: object, as?: As) {
  return call<T>(world, method, path, body, as ?? { key: world.demo.keys.provider })
}
