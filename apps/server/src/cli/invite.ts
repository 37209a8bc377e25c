import { parseArgs } from 'node:util'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { PublicError } from '../errors.ts'
import { inviteFromTerminal } from '../features/invitations/create-invitation.ts'
import { isRoleOf, type Role } from '../features/people/role.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { openForLooking } from './doctor/open-for-looking.ts'
import { acceptance } from './first-administrator.ts'
import { assertSchemaFits } from './open-database.ts'
import { openContext } from './platform.ts'

export const inviteUsage = `teyue invite: lets somebody in, also when everybody has lost what they signed in with

  --provider prv_…   at which provider; may be left out where there is only one
  --merchant mch_…   at which of its merchants; without it, at the provider
  --role ROLE        administrator unless told; at a merchant owner
  --name NAME        whom it is for

What was printed here before and was not used opens nothing from then on.
`

const options = {
  provider: { type: 'string' },
  merchant: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string' },
} as const

/** Whoever can run this can read the master key too: the terminal is the last door. */
export async function run(config: Config, args: readonly string[]): Promise<void> {
  const asked = readArguments(args)
  const merchantId = asked.merchant ?? null
  const role = asked.role ?? (merchantId === null ? 'administrator' : 'owner')
  if (!isRoleOf(role, merchantId)) throw new OperatorError(`There is no role ${role} there.\n\n${inviteUsage}`)
  const database = await openForLooking(config)
  const { ctx, close } = openContext(config, database.url, false)
  try {
    await assertSchemaFits(database.owner)
    const providerId = await chooseProvider(database.owner, asked.provider)
    const wanted = { merchantId, role: role as Role, name: asked.name ?? 'Invited at the terminal' }
    const { invitation, token } = await inviteFromTerminal(ctx, providerId, wanted).catch(said)
    process.stdout.write(
      `Good once, until ${invitation.expiresAt.toISOString()}, for a ${role} of ${merchantId ?? providerId}:\n\n${acceptance(config.publicUrl, token)}`,
    )
  } finally {
    await close()
    await database.close()
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n\n${inviteUsage}`)
  }
}

async function chooseProvider(owner: pg.Pool, named: string | undefined): Promise<string> {
  const { rows } = await owner.query<{ id: string; name: string }>(
    'select provider_id as id, name from providers order by created_at limit 20',
  )
  const [only] = rows
  if (named === undefined && only && rows.length === 1) return only.id
  const found = named === undefined ? undefined : rows.find(({ id }) => id === named)
  if (found) return found.id
  const list = rows.map(({ id, name }) => `  ${id}  ${name}\n`).join('')
  throw new OperatorError(
    only ? `Name the provider by --provider:\n${list}` : 'There is no provider yet. "teyue connect" makes one.',
  )
}

function said(error: unknown): never {
  if (error instanceof PublicError) throw new OperatorError(`${error.message} (${error.code})`)
  throw error
}
