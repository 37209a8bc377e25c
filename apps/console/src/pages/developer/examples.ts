/** What the examples are written with: the caller's own ids, never a secret. */
export type ExampleIds = {
  readonly origin: string
  readonly mode: 'test' | 'live'
  readonly merchant: string | null
  readonly payment: string | null
}

const SOME_PAYMENT = 'pay_…'

export function payExample({ origin, mode, merchant }: ExampleIds): string {
  const order = {
    ...(merchant ? { merchant } : {}),
    product: 'native',
    amount: 1280,
    description: 'Two coffees',
    reference: 'order-20260101-0001',
  }
  return `curl ${origin}/v1/payments \\
  -H "Authorization: Bearer tk_${mode}_…" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: order-20260101-0001" \\
  -d '${JSON.stringify(order, null, 2)}'`
}

export function refundExample({ origin, mode, payment }: ExampleIds): string {
  return `curl ${origin}/v1/payments/${payment ?? SOME_PAYMENT}/refunds \\
  -H "Authorization: Bearer tk_${mode}_…" \\
  -H "Content-Type: application/json" \\
  -d '{"amount":100,"reference":"refund-0001","reason":"cold coffee"}'`
}

export function nodeExample({ origin, merchant }: ExampleIds): string {
  return `import { createTeyue } from '@teyue/sdk/teyue'

const teyue = createTeyue({ key: process.env.TEYUE_KEY, baseUrl: '${origin}' })
const made = await teyue.payments.create({${merchant ? `\n  merchant: '${merchant}',` : ''}
  product: 'native',
  amount: 1280,
  description: 'Two coffees',
  reference: 'order-20260101-0001',
})
// Unknown is never failed: ask again, or wait for the webhook.
if (made.outcome === 'unknown') await made.askAgain()`
}

export function listenExample({ origin, mode }: ExampleIds): string {
  return `npm run teyue -- listen --url ${origin} --key tk_${mode}_… --forward http://localhost:3000/webhooks`
}
