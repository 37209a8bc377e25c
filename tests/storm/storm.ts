import { parseArgs } from 'node:util'
import { runStorm } from './run-storm.ts'

const usage = `npm run storm -- --seed N --orders M

Payments and refunds with faults and kills drawn from the seed; exits 0 only if our books and WeChat's agree.
`
const usualOrders = 500
const seedRange = 1_000_000

const { values } = parseArgs({
  options: { seed: { type: 'string' }, orders: { type: 'string' }, help: { type: 'boolean' } },
})

if (values.help) process.stdout.write(usage)
else process.exitCode = await run(count(values.seed) ?? Date.now() % seedRange, count(values.orders) ?? usualOrders)

async function run(seed: number, orders: number): Promise<number> {
  process.stdout.write(`seed ${seed}, ${orders} orders\n`)
  const { text, problems } = await runStorm({ seed, orders })
  process.stdout.write(text)
  return problems.length === 0 ? 0 : 1
}

function count(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  process.stderr.write(`"${text}" is not a number.\n\n${usage}`)
  process.exit(2)
}
