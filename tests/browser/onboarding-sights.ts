import type { Applyment } from '@teyue/contract/applyment'
import { act, asked, change, look, prepare, submit } from '../scenarios/applyment-form.ts'
import type { ConsoleSight } from './console-sight.ts'
import type { ConsoleWorld } from './console-world.ts'

/** Onboarding's pages: the list, the beginning, a form with reasons at its fields, one that waits for a signature. */
export const onboardingSights: readonly ConsoleSight[] = [
  { name: 'console-applyments', address: '/applyments', prepare: beginOne },
  { name: 'console-applyment-new', address: '/applyments/new' },
  { name: 'console-applyment-form', address: '/', prepare: beRejected },
  { name: 'console-applyment-sign', address: '/', prepare: waitForSignature },
]

async function beginOne(world: ConsoleWorld): Promise<undefined> {
  const { id } = await prepare(world)
  await change(world, id, { draft: { contact_info: { mobile_phone: '1380000000' } } })
}

async function beRejected(world: ConsoleWorld): Promise<string> {
  const submitted = await review(world)
  const audit_detail = [
    { field: 'license_copy', field_name: '营业执照照片', reject_reason: '照片模糊，请重新拍摄' },
    { field: 'id_card_copy', field_name: '身份证人像面照片', reject_reason: '不清晰' },
  ]
  await act(world, submitted, 'rejection', { audit_detail })
  await asked(world, submitted.id)
  return `/applyments/${submitted.id}`
}

async function waitForSignature(world: ConsoleWorld): Promise<string> {
  const submitted = await review(world)
  await act(world, submitted, 'approval')
  await asked(world, submitted.id)
  return `/applyments/${submitted.id}`
}

async function review(world: ConsoleWorld): Promise<Applyment> {
  const { id } = await prepare(world)
  await submit(world, id)
  return look(world, id)
}
