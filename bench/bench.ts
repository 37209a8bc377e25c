import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { measureBillParsing } from './bill-parsing.ts'
import { measureClientCalls } from './client-calls.ts'
import { measureCreatePayment } from './create-payment.ts'
import { measureFirstPayment } from './first-payment.ts'
import type { Line } from './kit/measure.ts'
import { openStage } from './kit/stage.ts'
import { measureNoticeIntake } from './notice-intake.ts'
import { measureNoticesOpened } from './notices-opened.ts'
import { measureSimulatorOrders } from './simulator-orders.ts'

// `npm run bench [-- --json FILE] [-- --only create,notice,simulator,first,calls,opened,bill]`: measured, shown, never asserted.

const staged = { create: measureCreatePayment, notice: measureNoticeIntake, simulator: measureSimulatorOrders }

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
const wanted = (name: string) => values.only === undefined || values.only.split(',').includes(name)

const lines: Line[] = []
if (wanted('calls')) lines.push(...(await measureClientCalls()))
if (wanted('opened')) lines.push(...(await measureNoticesOpened()))
if (wanted('bill')) lines.push(...(await measureBillParsing()))
if (wanted('first')) lines.push(...(await measureFirstPayment()))
for (const [name, measure] of Object.entries(staged)) {
  if (!wanted(name)) continue
  const stage = await openStage()
  try {
    lines.push(...(await measure(stage)))
  } finally {
    await stage.close()
  }
}
process.stdout.write(table(lines))
if (values.json) await writeFile(values.json, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))

function table(all: readonly Line[]): string {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  const row = (name: string, ...cells: readonly string[]) =>
    `${name.padEnd(46)}${cells.map((cell) => cell.padStart(14)).join('')}\n`
  const body = all.map(({ name, value, unit, baseline, ratio }) =>
    row(name, `${value}`, unit, baseline === null ? '–' : `${baseline}`, ratio === null ? '–' : ratio.toFixed(2)),
  )
  return `${machine}\n${row('', 'value', 'unit', 'baseline', 'ratio')}${body.join('')}`
}
