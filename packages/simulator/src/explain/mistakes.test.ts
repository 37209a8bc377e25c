import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CALL_UP_MISTAKES } from '../testing/mistakes/call-ups.ts'
import { FORM_MISTAKES } from '../testing/mistakes/forms.ts'
import { IDENTITY_MISTAKES } from '../testing/mistakes/identity.ts'
import type { Mistake, MistakeStage } from '../testing/mistakes/mistake.ts'
import { ORDER_MISTAKES } from '../testing/mistakes/orders.ts'
import { OTHER_MISTAKES } from '../testing/mistakes/others.ts'
import { PEOPLE_MISTAKES } from '../testing/mistakes/people.ts'
import { SIGNATURE_MISTAKES } from '../testing/mistakes/signatures.ts'
import { openMistakeStage } from '../testing/mistakes/stage.ts'
import { V2_MISTAKES } from '../testing/mistakes/v2.ts'
import { WIRE_MISTAKES } from '../testing/mistakes/wire.ts'
import type { Explanation } from './because.ts'
import { PAGE } from './pages.ts'

const FEWEST = 200
const ALL: readonly Mistake[] = [
  ...WIRE_MISTAKES,
  ...SIGNATURE_MISTAKES,
  ...IDENTITY_MISTAKES,
  ...V2_MISTAKES,
  ...OTHER_MISTAKES,
  ...FORM_MISTAKES,
  ...PEOPLE_MISTAKES,
  ...CALL_UP_MISTAKES,
  ...ORDER_MISTAKES,
]

type Logged = { id: string; explanation: Explanation | null }

// One world for the whole table: what it lacks is what would make 200 worlds slow.
test('M1, M5–M25: the log names the reason and the rule of every mistake of the table', async (t) => {
  const stage = await openMistakeStage(t)
  const wrong: string[] = []
  for (const mistake of ALL) {
    const problem = await tryOut(stage, mistake)
    if (problem !== null) wrong.push(`${mistake.does}: ${problem}`)
  }
  assert.deepEqual(wrong, [])
  assert(ALL.length >= FEWEST, `${ALL.length} mistakes`)
})

/** What the log says instead; null if it is right. */
async function tryOut(stage: MistakeStage, { make, reason, rule }: Mistake): Promise<string | null> {
  const before = await newest(stage)
  const answer = await make(stage)
  const explanation = explained(answer) ?? (await newest(stage, before?.id))?.explanation
  if (!explanation) return 'nothing is explained'
  if (explanation.reason !== reason) return `${explanation.reason}: ${explanation.why_en}`
  const { row, page } = explanation.rule
  if (row !== rule && page !== PAGE[rule as keyof typeof PAGE]) return `the rule is ${row}, ${page}`
  const words = Object.values({ ...explanation, rule: '' }).join('\n')
  return /undefined|\{[a-z]\w+\}/.test(words) ? `unfinished words: ${words}` : null
}

/** The newest exchange that was refused, unless it was there before. */
async function newest(stage: MistakeStage, before?: string): Promise<Logged | undefined> {
  const { requests } = await stage.control<{ requests: Logged[] }>('GET', '/requests?refused=1&limit=1')
  return requests[0]?.id === before ? undefined : requests[0]
}

// The phone and the desk are not in the log of WeChat's interfaces: they explain on the spot.
function explained(answer: unknown): Explanation | undefined {
  return (answer as { body?: { explanation?: Explanation } } | null)?.body?.explanation
}
