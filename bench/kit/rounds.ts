import { cpuMs } from './cpu.ts'
import { alone, compared, type Line, type Load, median } from './measure.ts'
import type { Running } from './processes.ts'

const rounds = 5

type Side = { readonly program: Running; readonly run: (round: string) => Promise<Load> }
type Measured = Load & { readonly programMs: number; readonly postgresMs: number }

/** Runs ours and the bare program by turns, and compares the middle rounds: what each brought, and what it cost. */
export async function compareByTurns(
  title: string,
  unit: string,
  postgresPid: number,
  perRound: number,
  { ours, bare }: { readonly ours: Side; readonly bare: Side },
): Promise<Line[]> {
  const results: { ours: Measured; bare: Measured }[] = []
  for (let round = 0; round < rounds; round++) {
    results.push({
      bare: await measured(bare, `b${round}`, postgresPid, perRound),
      ours: await measured(ours, `o${round}`, postgresPid, perRound),
    })
  }
  const of = (which: 'ours' | 'bare', what: keyof Measured) => median(results.map((result) => result[which][what]))
  const line = (name: string, lineUnit: string, what: keyof Measured) =>
    of('bare', what) > 0
      ? compared(name, lineUnit, of('ours', what), of('bare', what))
      : alone(name, lineUnit, of('ours', what))
  return [
    line(`${title}, of the ceiling`, unit, 'perSecond'),
    line(`${title}, p50`, 'ms', 'p50Ms'),
    line(`${title}, p99`, 'ms', 'p99Ms'),
    line(`${title}, CPU of the program`, 'ms', 'programMs'),
    line(`${title}, CPU of PostgreSQL`, 'ms', 'postgresMs'),
  ]
}

async function measured({ program, run }: Side, round: string, postgresPid: number, count: number): Promise<Measured> {
  const used = async () => [await cpuMs(program.child.pid ?? 0), await cpuMs(postgresPid)] as const
  const [programBefore, postgresBefore] = await used()
  const load = await run(round)
  const [programAfter, postgresAfter] = await used()
  return {
    ...load,
    programMs: (programAfter - programBefore) / count,
    postgresMs: (postgresAfter - postgresBefore) / count,
  }
}
