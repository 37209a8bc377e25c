import { createHash } from 'node:crypto'

const BLOCK_BYTES = 64
const PURPOSES = { key: 1, iv: 2, mac: 3 } as const

/** In UTF-16, big end first, with its two zeros at the end. */
export type P12Password = Buffer

/** Keys out of a password as PKCS #12 makes them: RFC 7292, appendix B.2, with SHA-1. */
export function deriveP12Key(
  password: P12Password,
  salt: Buffer,
  purpose: keyof typeof PURPOSES,
  iterations: number,
  bytes: number,
): Buffer {
  const diversifier = Buffer.alloc(BLOCK_BYTES, PURPOSES[purpose])
  const state = Buffer.concat([repeated(salt), repeated(password)])
  const out: Buffer[] = []
  for (let made = 0; made < bytes; ) {
    let digest = createHash('sha1').update(diversifier).update(state).digest()
    for (let round = 1; round < iterations; round++) digest = createHash('sha1').update(digest).digest()
    out.push(digest)
    made += digest.length
    const block = repeated(digest)
    for (let at = 0; at < state.length; at += BLOCK_BYTES) addOne(state.subarray(at, at + BLOCK_BYTES), block)
  }
  return Buffer.concat(out).subarray(0, bytes)
}

// As often as it takes to fill whole blocks.
function repeated(bytes: Buffer): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / BLOCK_BYTES) * BLOCK_BYTES, bytes)
}

/** part = part + block + 1, as numbers of 512 bits that run over. */
function addOne(part: Buffer, block: Buffer): void {
  let carry = 1
  for (let at = BLOCK_BYTES - 1; at >= 0; at--) {
    carry += part[at]! + block[at]!
    part[at] = carry & 0xff
    carry >>= 8
  }
}
