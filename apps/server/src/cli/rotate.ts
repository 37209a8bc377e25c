import { parseArgs } from 'node:util'
import { atTheTerminal } from '../base/audit.ts'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { PublicError } from '../errors.ts'
import type { KeyRotation } from '../features/key-rotation/key-rotation.ts'
import { resealBatch } from '../features/key-rotation/reseal-batch.ts'
import { forgetRetired } from '../features/key-rotation/reseal-some.ts'
import { latestKeyRotation, retireOldKeys, startKeyRotation } from '../features/key-rotation/start-key-rotation.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { openForLooking } from './doctor/open-for-looking.ts'
import { assertSchemaFits, type OpenDatabase } from './open-database.ts'
import { openContext } from './platform.ts'

export const rotateUsage = `teyue rotate: puts another master key in the place of the one there is, while everything runs

  --begin       makes a new key and seals everything again under it; may be stopped, and goes on
  --status      says how far it is
  --retire      looks once more whether anything needs the old keys, and if not forgets them

Make a backup first. Backups made before the end bear the old key with them.
`

const options = { begin: { type: 'boolean' }, status: { type: 'boolean' }, retire: { type: 'boolean' } } as const

/** The worker does the same; here somebody watches. Should this be stopped, the worker goes on. */
export async function run(config: Config, args: readonly string[]): Promise<void> {
  const wanted = readArguments(args)
  const database = await openForLooking(config)
  const { ctx, close } = openContext(config, database.url, false)
  try {
    await assertSchemaFits(database.owner)
    const rotation = await act(ctx, wanted, database)
    if (!rotation) throw new OperatorError(`The master key was never rotated.\n\n${rotateUsage}`)
    process.stdout.write(sentenceOf(rotation))
  } finally {
    await close()
    await database.close()
  }
}

type Wanted = 'begin' | 'status' | 'retire'

function readArguments(args: readonly string[]): Wanted {
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true })
    const [one, ...more] = (['begin', 'status', 'retire'] as const).filter((name) => values[name])
    if (one && more.length === 0) return one
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n\n${rotateUsage}`)
  }
  throw new OperatorError(`Say what to do.\n\n${rotateUsage}`)
}

async function act(ctx: Context, wanted: Wanted, { owner }: OpenDatabase): Promise<KeyRotation | undefined> {
  const latest = await latestKeyRotation(ctx)
  if (wanted === 'status') return latest
  const { rows } = await owner.query<{ id: string }>('select min(provider_id) as id from providers')
  const providerId = rows[0]?.id
  if (!providerId) throw new OperatorError('There is no provider yet, so nothing is sealed.')
  try {
    if (wanted === 'retire')
      return await goThrough(ctx, await retireOldKeys(ctx, providerId, atTheTerminal, latest?.id ?? ''))
    const isGoing = latest?.state === 'running'
    return await goThrough(ctx, isGoing ? latest : await startKeyRotation(ctx, providerId, atTheTerminal))
  } catch (error) {
    if (error instanceof PublicError) throw new OperatorError(`${error.message} (${error.code})`)
    throw error
  }
}

async function goThrough(ctx: Context, begun: KeyRotation): Promise<KeyRotation> {
  let rotation = begun
  for (let batch = 0; rotation.state === 'running'; batch++) {
    rotation = (await resealBatch(ctx, begun.id)) ?? rotation
    if (batch % 25 === 0) process.stdout.write(sentenceOf(rotation))
  }
  forgetRetired(ctx, rotation)
  return rotation
}

function sentenceOf({ state, toKey, round, lookedAt, total, sealedAgain }: KeyRotation): string {
  if (state === 'running')
    return `Under way to key ${toKey}: ${lookedAt} of ${total} looked at in round ${round}, ${sealedAgain} sealed again.\n`
  if (state === 'retired') return `Everything is sealed under key ${toKey}, and the old keys are forgotten.\n`
  return `Everything is sealed under key ${toKey} (${sealedAgain} sealed again). "teyue rotate --retire" forgets the old keys.\n`
}
