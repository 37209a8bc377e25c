import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { OperatorError } from '../../kit/operator-error.ts'

const FORMAT = 1
export const MANIFEST = 'manifest.json'
/** Beside the manifest; whoever has both the folder and this can open all that is sealed. */
export const KEY_FILE = 'master.key'

const closed = { additionalProperties: false } as const
const tableShape = Type.Object(
  {
    name: Type.String({ pattern: '^(teyue|graphile_worker)\\.\\w+$' }),
    columns: Type.Array(Type.String({ pattern: '^("[^"]+"|\\w+)$' }), { minItems: 1 }),
    file: Type.String({ pattern: '^[\\w.-]+\\.copy\\.gz$' }),
    rows: Type.Integer({ minimum: 0 }),
    bytes: Type.Integer({ minimum: 0 }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  closed,
)
const shape = Type.Object(
  {
    format: Type.Literal(FORMAT),
    made_at: Type.String(),
    server_version: Type.String(),
    master_key_id: Type.String({ pattern: '^[0-9a-f]{16}$' }),
    migrations: Type.Array(Type.Object({ name: Type.String(), hash: Type.String() }, closed)),
    sequences: Type.Array(
      Type.Object(
        {
          name: Type.String({ pattern: '^(teyue|graphile_worker)\\.\\w+$' }),
          last: Type.String({ pattern: '^-?\\d+$' }),
        },
        closed,
      ),
    ),
    tables: Type.Array(tableShape),
  },
  closed,
)

/** What a backup holds: written last, so that a folder without it is no backup. */
export type Manifest = Static<typeof shape>
export type KeptTable = Static<typeof tableShape>

export function manifestOf(parts: Omit<Manifest, 'format'>): Manifest {
  return { format: FORMAT, ...parts }
}

export function readManifest(folder: string): Manifest {
  const found = parse(path.join(folder, MANIFEST))
  if (Value.Check(shape, found)) return found
  throw new OperatorError(`${folder} is no backup that this Teyue can read: its ${MANIFEST} is of another form.`)
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new OperatorError(`There is no whole backup: ${why}. Name the folder that "teyue backup" has said.`)
  }
}
