import { createPrivateKey, createPublicKey } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type KeyPair, makeKeyPair, privatePem } from '../crypto/keys.ts'

// More than any one test makes providers and platform keys, so that no two of its keys are the same.
const KEPT_KEYS = 24
const FOLDER = path.resolve(import.meta.dirname, '../../../../node_modules/.cache/teyue-test-keys')

let next = process.pid

/** Keys that another test has made: making one takes as long as a hundred signatures, and a run of all tests wants a thousand. */
export async function usedKeyPair(): Promise<KeyPair> {
  const file = path.join(FOLDER, `${next++ % KEPT_KEYS}.pem`)
  return readKeys(file) ?? keepKeys(file, await makeKeyPair())
}

function readKeys(file: string): KeyPair | undefined {
  try {
    const privateKey = createPrivateKey(readFileSync(file))
    return { privateKey, publicKey: createPublicKey(privateKey) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function keepKeys(file: string, keys: KeyPair): KeyPair {
  mkdirSync(FOLDER, { recursive: true, mode: 0o700 })
  // Other processes may read at this moment: they see it whole or not at all.
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, privatePem(keys.privateKey), { mode: 0o600 })
  renameSync(fresh, file)
  return keys
}
