import type { TestWorld } from '@teyue/server/testing/world'
import { tell } from '../scenarios/acts.ts'
import { KINDS } from './fate.ts'
import type { Life } from './life.ts'

const MOST_FORMS = 5_000

/** An application as WeChat has it. */
export type Theirs = {
  readonly applyment_id: number
  readonly business_code: string
  readonly state: string
  readonly sub_mchid: string | null
  readonly audit_detail: readonly object[]
  readonly history: readonly { readonly act: string }[]
  /** As it was sent last, what was sealed in clear. */
  readonly form: object
}

/** All applications at WeChat. */
export async function theirForms(world: TestWorld): Promise<readonly Theirs[]> {
  return (await tell<{ applyments: readonly Theirs[] }>(world, 'GET', `applyments?limit=${MOST_FORMS}`)).applyments
}

/** What reviewers, the bank, and the super administrator do with one form today, if they come to it. */
export async function actAtWechat(world: TestWorld, life: Life, { state, applyment_id: id }: Theirs): Promise<void> {
  const act = (what: string, body: object = {}) => tell(world, 'POST', `applyments/${id}/${what}`, body)
  if (state !== life.theirState) {
    if (life.expiry === 'under way') life.expiry = 'passed'
    Object.assign(life, { theirState: state, waited: 0 })
  } else life.waited++
  if (life.waited < life.fate.patience) return
  if (state === 'AUDITING') await review(life, act)
  else if (state === 'TO_BE_CONFIRMED') await checkAccount(life, act)
  else if (state === 'TO_BE_SIGNED' && life.fate.end !== 'canceled') await act('signature')
}

type Act = (what: string, body?: object) => Promise<unknown>

async function review(life: Life, act: Act): Promise<void> {
  const { fate } = life
  if (fate.interrupted && life.interruptions === 0) {
    life.interruptions++
    await act('interruption')
  } else if (life.reviewed < fate.rejections) {
    life.reviewed++
    const reason = {
      field: 'license_copy',
      field_name: '证照照片',
      reject_reason: `第 ${life.reviewed} 次：照片不清晰`,
    }
    await act('rejection', { audit_detail: [reason] })
  } else await act('approval')
}

async function checkAccount(life: Life, act: Act): Promise<void> {
  const { fate } = life
  const ways = KINDS[fate.kind].check
  const way = ways[fate.number % ways.length]
  if (life.checks < fate.failedChecks) {
    life.checks++
    await act('account-checks', { way, ok: false })
  } else if (fate.checkExpires && life.expiry !== 'passed') life.expiry = 'under way'
  else await act('account-checks', { way, ok: true })
}
