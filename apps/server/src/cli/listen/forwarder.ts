import { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import type { Event } from '@teyue/sdk/generated/types'
import type { Mode } from '../../features/providers/account.ts'
import { signedMessage } from '../../features/webhooks/message.ts'
import { createPoster } from '../../outbound/poster.ts'

export type Forwarder = {
  /** Posts the event as its webhook would be posted, and says how it was answered. True when it was taken. */
  forward(event: Event): Promise<boolean>
  /** The last one once more, with the same webhook-id. */
  again(): Promise<void>
}

export type Forwarding = {
  readonly url: string
  readonly secret: string
  readonly mode: Mode
  readonly say: (line: string) => void
}

// It is the developer's own machine, or wherever else the developer says.
const anywhere = ['0.0.0.0/0', '::/0']
const SHOWN_CHARACTERS = 120

export function createForwarder({ url, secret, mode, say }: Forwarding): Forwarder {
  const post = createPoster({ networks: anywhere })
  let last: Event | undefined
  const forward = async (event: Event) => {
    last = event
    const { id, type, at, subject: subjectId, merchant, facts } = event
    const published = { id, type, at: new Date(at), subjectId, merchantId: merchant ?? '', facts }
    const { headers, body } = signedMessage(published, mode, [secret], new Date())
    const { outcome, status, durationMs, excerpt } = await post(url, headers, body)
    const answer = status === null ? outcome.replaceAll('_', ' ') : String(status)
    const words = outcome === 'delivered' ? '' : `  ${hintOf(outcome, url)} ${oneLine(excerpt)}`.trimEnd()
    say(`${outcome === 'delivered' ? '✓' : '✗'} ${type}  ${subjectId}  ${id}  → ${answer}  ${durationMs} ms${words}`)
    return outcome === 'delivered'
  }
  return {
    forward,
    again: async () => {
      if (last) await forward(last)
      else say('Nothing has happened yet that could be sent again.')
    },
  }
}

/** A secret in the form of Standard Webhooks, for this machine only. */
export function localSecret(): string {
  return `whsec_${Buffer.from(randomBytes(32)).toString('base64')}`
}

function hintOf(outcome: string, url: string): string {
  if (outcome === 'unreachable') return `Is your program listening at ${url}?`
  if (outcome === 'timed_out') return 'Answer within 10 seconds; do the work afterwards.'
  return outcome === 'redirected' ? 'Redirects are not followed.' : ''
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS)
}
