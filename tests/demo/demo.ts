import { decideConfig } from '@teyue/server/config'
import { readEnv } from '@teyue/server/env'
import { OperatorError } from '@teyue/server/kit/operator-error'
import { Narrator } from './narrator.ts'
import { playFirstPayment } from './play-first-payment.ts'
import { findSystem } from './system.ts'

/** `npm run demo`: the first payment, played against the running system. Exits 0 only if every step held. */
async function main(): Promise<void> {
  const narrator = new Narrator(process.stdout)
  await playFirstPayment(await findSystem(decideConfig(readEnv(), 'start')), narrator)
  narrator.end()
}

main().catch((error: unknown) => {
  // What the operator can mend is said in a sentence; a step that did not hold says what was expected and what was found.
  const text = error instanceof OperatorError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`\n✗ ${text}\n`)
  process.exitCode = 1
})
