import { createHash, randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { ownFolder } from './own-folder.ts'
import type { RunAs } from './run-as.ts'

/**
 * How the server is reached. A socket in a folder that only its owner may enter needs no password; where there are
 * none that `pg` can use (Windows), it is the loopback address and a random password.
 */
export type Address =
  | { readonly by: 'socket'; readonly folder: string }
  | { readonly by: 'tcp'; readonly port: number; readonly password: string }

export const SUPERUSER = 'postgres'

/** Not the system's temporary folder: its name may be long (a socket's path ends at 107 bytes) and may change between runs. */
const SOCKET_PARENT = '/tmp'
const PASSWORD_BYTES = 24

export async function socketAddress(dataDir: string, runAs: RunAs): Promise<Address> {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const folder = join(SOCKET_PARENT, `teyue-${process.getuid?.() ?? 0}-${name}`)
  await ownFolder(folder, 0o700, runAs)
  return { by: 'socket', folder }
}

/** The password stays for the life of the cluster, so that a server left over can still be entered. */
export async function tcpAddress(dataDir: string, portInUse: number | undefined): Promise<Address> {
  const file = passwordFile(dataDir)
  await writeFile(file, randomBytes(PASSWORD_BYTES).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
  return { by: 'tcp', port: portInUse ?? (await freePort()), password: await readFile(file, 'utf8') }
}

export function passwordFile(dataDir: string): string {
  return join(dataDir, 'postgres.password')
}

export function connectionUrl(address: Address, database: string): string {
  if (address.by === 'tcp') return `postgresql://${SUPERUSER}:${address.password}@127.0.0.1:${address.port}/${database}`
  return `postgresql://${SUPERUSER}@localhost/${database}?host=${encodeURIComponent(address.folder)}`
}

export function listenSettings(address: Address): Readonly<Record<string, string>> {
  return address.by === 'tcp'
    ? { listen_addresses: '127.0.0.1', port: String(address.port), unix_socket_directories: '' }
    : { listen_addresses: '', unix_socket_directories: address.folder, unix_socket_permissions: '0700' }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
