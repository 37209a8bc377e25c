import assert from 'node:assert/strict'
import type { Applyment, Paper } from '@teyue/contract/applyment'
import type { ApplymentDraft } from '@teyue/contract/applyment-form'
import type { Merchant } from '@teyue/contract/merchant'
import type { TestWorld } from '@teyue/server/testing/world'
import type { Answered } from '../scenarios/acts.ts'
import { allRejections, type Fate } from './fate.ts'
import { draftOf, RIGHT_ACCOUNT, subjectKind, subjectName } from './form.ts'
import { ask } from './our-side.ts'

const PICTURE = Buffer.from('\x89PNG\r\n\x1a\n a licence', 'latin1').toString('base64')
const FEE_RATE_PPM = 6_000

/** One merchant on its way; what is counted is what has happened so far. */
export type Life = {
  readonly fate: Fate
  readonly id: string
  readonly merchant: string
  readonly businessCode: string
  /** The form as it was written last. */
  draft: ApplymentDraft
  theirState: string
  waited: number
  reviewed: number
  interruptions: number
  checks: number
  /** Whether its ten days are let pass, and have passed. */
  expiry: 'to come' | 'under way' | 'passed'
  /** As our platform has told it. */
  rejected: number
  refused: number
  over: boolean
}

/** Takes a merchant on, and submits its form. */
export async function begin(world: TestWorld, fate: Fate): Promise<Life> {
  const business = { name: `第${fate.number}号商户`, subject_type: subjectKind(fate), subject: subjectName(fate) }
  const { id: merchant } = await done<Merchant>(ask(world, 'POST', '/v1/merchants', business))
  const wanted = { merchant, account: world.demo.account, fee_rate_ppm: FEE_RATE_PPM }
  const { id, business_code } = await done<Applyment>(ask(world, 'POST', '/v1/applyments', wanted))
  const file = { filename: 'licence.png', content: PICTURE }
  const paper = await done<Paper>(ask(world, 'POST', `/v1/applyments/${id}/papers`, file))
  const draft = draftOf(fate, paper.id, world.demo.appids.sp)
  await writeAndSubmit(world, id, 1, draft)
  const nothingYet = { theirState: '', waited: 0, reviewed: 0, interruptions: 0, checks: 0, rejected: 0, refused: 0 }
  return { fate, id, merchant, draft, businessCode: business_code, ...nothingYet, expiry: 'to come', over: false }
}

/** Nobody does anything about it any more before a term is over. */
export function waitsForTime({ over, theirState, expiry, fate }: Life): boolean {
  if (over || (theirState === 'TO_BE_CONFIRMED' && expiry === 'under way')) return true
  return theirState === 'TO_BE_SIGNED' && fate.end === 'canceled'
}

/** What the provider's people do once they read how it stands: correct it, submit it again, or leave it. */
export async function readAndAct(world: TestWorld, life: Life, ours: Applyment): Promise<void> {
  if (ours.state === 'finished' || ours.state === 'canceled') life.over = true
  else if (ours.state === 'refused') {
    life.refused++
    await correct(world, life, ours, { bank_account_info: { account_number: RIGHT_ACCOUNT } })
  } else if (ours.state === 'editing') await submit(world, ours)
  else if (ours.state === 'rejected') {
    life.rejected++
    const isLast = life.fate.end === 'rejected' && life.rejected >= allRejections(life.fate)
    if (isLast) life.over = true
    else await correct(world, life, ours, phone(life.rejected))
  }
}

function phone(number: number): ApplymentDraft {
  return { business_info: { service_phone: `0210000000${number}` } }
}

async function correct(world: TestWorld, life: Life, { version }: Applyment, change: ApplymentDraft): Promise<void> {
  await writeAndSubmit(world, life.id, version, change)
  const parts = Object.entries(change) as [keyof ApplymentDraft, object][]
  life.draft = Object.assign(
    { ...life.draft },
    ...parts.map(([part, fields]) => ({ [part]: { ...life.draft[part], ...fields } })),
  )
}

async function writeAndSubmit(world: TestWorld, id: string, version: number, draft: ApplymentDraft): Promise<void> {
  await submit(world, await done<Applyment>(ask(world, 'PATCH', `/v1/applyments/${id}`, { version, draft })))
}

async function submit(world: TestWorld, { id, version }: Applyment): Promise<void> {
  await done(ask(world, 'POST', `/v1/applyments/${id}/submissions`, { version }))
}

async function done<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { status, body } = await asked
  assert(status < 300, `${status} ${JSON.stringify(body)}`)
  return body
}
