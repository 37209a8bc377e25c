import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { OperatorError } from './kit/operator-error.ts'
import { loadMasterKeys, openKeyRing } from './secrets/key-ring.ts'
import { createVault } from './secrets.ts'

const parent = mkdtempSync(join(tmpdir(), 'teyue-secrets-'))
after(() => rmSync(parent, { recursive: true, force: true }))

const masterKey = randomBytes(32)
const vault = createVault(masterKey)
const context = 'account.private_key:acct_1'

test('what was sealed opens, in another process with the same key too, and reads differently each time', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), (bytes, name) => {
      const plain = Buffer.from(bytes)
      const sealed = vault.seal(plain, name)
      assert(createVault(Buffer.from(masterKey)).open(sealed, name).equals(plain))
      assert(!vault.seal(plain, name).equals(sealed))
      assert(plain.length < 8 || !sealed.includes(plain))
    }),
  )
  assert.equal(vault.open(vault.seal('特约', context), context).toString('utf8'), '特约')
})

test('not one bit may be changed, wherever it lies', () => {
  const sealed = vault.seal('api v3 key', context)
  fc.assert(
    fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
      const changed = Buffer.from(sealed)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      assert.throws(() => vault.open(changed, context))
    }),
    { numRuns: 2_000 },
  )
})

test('nothing may be cut off or put behind', () => {
  const sealed = vault.seal('api v3 key', context)
  for (let length = 0; length < sealed.length; length++) {
    assert.throws(() => vault.open(sealed.subarray(0, length), context))
  }
  assert.throws(() => vault.open(Buffer.concat([sealed, Buffer.of(0)]), context))
})

test("one account's key does not open as another's", () => {
  const sealed = vault.seal('private key', context)
  assert.throws(() => vault.open(sealed, 'account.private_key:acct_2'), /was changed, or belongs elsewhere/)
})

test('under another master key the operator is told which one is missing', () => {
  const other = createVault(randomBytes(32))
  assert.notEqual(other.keyId, vault.keyId)
  assert.throws(
    () => other.open(vault.seal('private key', context), context),
    (error) =>
      error instanceof OperatorError && error.message.includes(vault.keyId) && error.message.includes(other.keyId),
  )
})

test('a failure tells nothing of what was sealed', () => {
  const sealed = vault.seal('0123456789abcdef', context)
  sealed[sealed.length - 20]! ^= 1
  assert.throws(
    () => vault.open(sealed, context),
    (error) => !String((error as Error).stack).includes('0123456789'),
  )
})

test('the key file is made once, for its owner only, and stays', () => {
  const file = join(parent, 'new', 'master.key')
  const made = loadMasterKeys({ file }, { make: true })
  assert.equal(made[0]!.length, 32)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert(loadMasterKeys({ file }, { make: true })[0]!.equals(made[0]!))
  assert(loadMasterKeys({ file }, { make: false })[0]!.equals(made[0]!))
  assert.deepEqual(readdirSync(join(parent, 'new')), ['master.key'])
})

test('a key file that is missing, open to others or spoilt is refused in words', () => {
  const file = join(parent, 'master.key')
  assert.throws(() => loadMasterKeys({ file }, { make: false }), /There is no master key at .*teyue start/)
  writeFileSync(file, `${randomBytes(31).toString('base64')}\n`, { mode: 0o600 })
  assert.throws(() => loadMasterKeys({ file }, { make: true }), /does not hold a master key/)
  chmodSync(file, 0o640)
  assert.throws(() => loadMasterKeys({ file }, { make: true }), /can be read by others.*chmod 600/)
})

test('a new key seals, the old one still opens until it is forgotten, in every process that reads the file', () => {
  const file = join(parent, 'rotated', 'master.key')
  const ring = openKeyRing({ file }, { make: true })
  const vaults = [createVault(ring.keys), createVault(openKeyRing({ file }, { make: false }).keys)]
  const before = vaults[0]!.seal('secret', context)
  ring.add()
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const fresh = createVault(ring.keys)
  assert.notEqual(fresh.keyId, before.subarray(1, 9).toString('hex'))
  const sealed = fresh.seal('secret', context)
  for (const one of vaults) assert.equal(one.open(sealed, context).toString(), 'secret')
  for (const one of [...vaults, fresh]) assert.equal(one.open(before, context).toString(), 'secret')
  ring.forgetOld()
  assert.throws(() => createVault(ring.keys).open(before, context), /was sealed under master key/)
  assert.deepEqual(createVault(ring.keys).keyIds, [fresh.keyId])
})
