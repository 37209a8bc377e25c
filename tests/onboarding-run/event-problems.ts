import { eventTypes } from '@teyue/contract/webhook-endpoint'
import type { WebhookReceiver } from '@teyue/server/testing/webhook-receiver'
import { allRejections } from './fate.ts'
import type { Life } from './life.ts'

/** An event of ours about an applyment, in the order in which they were written. */
export type Told = { readonly id: string; readonly type: string; readonly subject: string }

const ONCE = ['created', 'finished', 'canceled', 'signing']

/** Each life is told as it was, step by step in its order, and each event reached the provider's system once. */
export function eventProblems(events: readonly Told[], lives: readonly Life[], receiver: WebhookReceiver): string[] {
  const bySubject = Map.groupBy(events, ({ subject }) => subject)
  return [
    ...lives.flatMap((life) => storyProblems(life, bySubject.get(life.id) ?? [])),
    ...published(events).flatMap(({ id, type }) => {
      const times = receiver.taken.get(id) ?? 0
      return times === 1 ? [] : [`event ${id} (${type}) was taken ${times} times`]
    }),
    ...receiver.forged.map((id) => `the webhook ${id} was not signed as it should be`),
  ]
}

// The others are for the timeline alone.
function published(events: readonly Told[]): readonly Told[] {
  return events.filter(({ type }) => (eventTypes as readonly string[]).includes(type))
}

function storyProblems({ fate, id }: Life, told: readonly Told[]): string[] {
  const names = told.map(({ type }) => type.replace('applyment.', ''))
  const count = (name: string) => names.filter((one) => one === name).length
  const problems: string[] = []
  if (names[0] !== 'created') problems.push(`begins with ${names[0]}`)
  for (const name of ONCE) if (count(name) > 1) problems.push(`${name} ${count(name)} times`)
  const last = names.filter((name) => name !== 'expiring').at(-1)
  if (last !== fate.end) problems.push(`ends with ${last}`)
  if (count('rejected') !== allRejections(fate)) problems.push(`rejected ${count('rejected')} times`)
  if (count('refused') !== (fate.refusedFirst ? 1 : 0)) problems.push(`refused ${count('refused')} times`)
  return problems.map((problem) => `merchant ${fate.number} (${id}): ${problem}; told: ${names.join(' ')}`)
}

/** How many webhooks overtook the one before of the same applyment: two workers send, and an event may follow another at once. */
export function overtakings(events: readonly Told[], receiver: WebhookReceiver): number {
  const arrivals = new Map([...receiver.taken.keys()].map((id, index) => [id, index]))
  const bySubject = Map.groupBy(published(events), ({ subject }) => subject)
  return [...bySubject.values()].reduce((sum, told) => {
    const order = told.map(({ id }) => arrivals.get(id) ?? -1)
    return sum + order.filter((place, index) => index > 0 && place < (order[index - 1] ?? 0)).length
  }, 0)
}
