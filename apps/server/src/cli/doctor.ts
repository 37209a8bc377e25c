import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { getAccount, listAllAccounts } from '../features/providers/get-account.ts'
import { lookAtAccount } from './doctor/account.ts'
import { lookAtAudit } from './doctor/audit.ts'
import { lookAtSchema, lookAtServer } from './doctor/database.ts'
import { type Finding, failed, good, linesOf, unseen } from './doctor/finding.ts'
import { openForLooking } from './doctor/open-for-looking.ts'
import { lookAtPublicUrl } from './doctor/public-url.ts'
import { lookAtQueue } from './doctor/queue.ts'
import type { OpenDatabase } from './open-database.ts'
import { type Opened, openContext } from './platform.ts'

// Accounts that cannot be reached take 5 s each.
const accountsAtOnce = 8

/** Looks at everything that must be right and changes nothing. One line each, and a second one with the remedy. */
export async function run(config: Config): Promise<void> {
  const verdicts: Finding['verdict'][] = []
  const say = (finding: Finding) => {
    verdicts.push(finding.verdict)
    process.stdout.write(linesOf(finding))
  }
  try {
    for await (const finding of examine({ ...config, logLevel: 'silent' })) say(finding)
  } catch (error) {
    say(failed('database', error, 'It was lost while looking. Look at its log, then run this again.'))
  }
  const bad = verdicts.filter((verdict) => verdict === 'wrong').length
  process.stdout.write(bad === 0 ? '\nAll is well.\n' : `\n${bad} of ${verdicts.length} must be mended.\n`)
  process.exitCode = bad === 0 ? 0 : 1
}

async function* examine(config: Config): AsyncGenerator<Finding> {
  yield good('settings', `read; data in ${config.dataDir}, ${config.database.kind} database`)
  yield await lookAtPublicUrl(config.publicUrl)
  let database: OpenDatabase
  try {
    database = await openForLooking(config)
  } catch (error) {
    yield failed('database', error, 'Look at the database’s log.')
    yield unseen('all else', 'it needs the database')
    return
  }
  try {
    yield* examineDatabase(config, database)
  } finally {
    await database.close()
  }
}

async function* examineDatabase(config: Config, { url, owner }: OpenDatabase): AsyncGenerator<Finding> {
  yield* await lookAtServer(owner)
  const schema = await lookAtSchema(owner)
  yield schema
  if (schema.verdict === 'wrong') {
    yield unseen('queue, accounts', 'they need the schema of this Teyue')
    return
  }
  yield* await lookAtQueue(owner)
  yield* await lookAtAudit(owner)
  let opened: Opened
  try {
    opened = openContext(config, url, false)
  } catch (error) {
    yield failed('master key', error, 'Put the file back from your backup.')
    yield unseen('accounts', 'their keys are sealed under the master key')
    return
  }
  try {
    yield good('master key', `read; its number is ${opened.ctx.vault.keyId}`)
    yield* examineAccounts(opened.ctx, config.acceptsLive)
  } finally {
    await opened.close()
  }
}

async function* examineAccounts(ctx: Context, acceptsLive: boolean): AsyncGenerator<Finding> {
  const accounts = await listAllAccounts(ctx)
  if (accounts.length === 0) yield good('accounts', 'none is connected yet')
  for (let from = 0; from < accounts.length; from += accountsAtOnce) {
    const looks = accounts.slice(from, from + accountsAtOnce).map(async ({ providerId, id }) => {
      return lookAtAccount(ctx, await getAccount(ctx, providerId, id), acceptsLive)
    })
    for (const findings of await Promise.all(looks)) yield* findings
  }
}
