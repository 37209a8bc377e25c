import { parseArgs } from 'node:util'
import { runOnboarding } from './run-onboarding.ts'

const usage = `npm run onboarding-run -- --seed N --merchants M

Merchants are onboarded on a virtual clock, with rejections, refusals, silence, failed checks and expiries drawn from the seed;
exits 0 only if every one is accounted for on both sides.
`
const usualMerchants = 1_000
const seedRange = 1_000_000

const { values } = parseArgs({
  options: { seed: { type: 'string' }, merchants: { type: 'string' }, help: { type: 'boolean' } },
})

if (values.help) process.stdout.write(usage)
else {
  const seed = count(values.seed) ?? Date.now() % seedRange
  process.exitCode = await run(seed, count(values.merchants) ?? usualMerchants)
}

async function run(seed: number, merchants: number): Promise<number> {
  process.stdout.write(`seed ${seed}, ${merchants} merchants\n`)
  const { text, problems } = await runOnboarding({ seed, merchants })
  process.stdout.write(text)
  return problems.length === 0 ? 0 : 1
}

function count(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  process.stderr.write(`"${text}" is not a number.\n\n${usage}`)
  process.exit(2)
}
