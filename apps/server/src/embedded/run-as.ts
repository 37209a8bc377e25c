import { readFile, stat } from 'node:fs/promises'
import { OperatorError } from '../kit/operator-error.ts'

/** The user that PostgreSQL runs as; undefined means: as ourselves. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined

/** What `nobody` has been on every Linux without an entry of its own. */
const NOBODY = { uid: 65_534, gid: 65_534 }

/** PostgreSQL refuses to run as root, so root hands it to the owner of the cluster, and a new cluster to `nobody`. */
export async function chooseRunAs(clusterFolder: string): Promise<RunAs> {
  const us = process.getuid?.()
  if (us === undefined) return undefined
  const owner = await stat(clusterFolder).catch(() => undefined)
  if (us !== 0) {
    if (owner && owner.uid !== us) throw new OperatorError(strangersFolder(clusterFolder, owner.uid, us))
    return undefined
  }
  if (process.platform !== 'linux') {
    throw new OperatorError('PostgreSQL refuses to run as root. Start Teyue as an ordinary user.')
  }
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody()
}

async function nobody() {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const found = /^nobody:[^:]*:(\d+):(\d+):/m.exec(users)
  return found ? { uid: Number(found[1]), gid: Number(found[2]) } : NOBODY
}

function strangersFolder(folder: string, owner: number, us: number): string {
  return `${folder} belongs to user ${owner}, but Teyue runs as user ${us}. Run it as its owner, or set TEYUE_DATA to another folder.`
}
