import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { startSimulator } from '@teyue/simulator/simulator'
import forge from 'node-forge'
import pg from 'pg'
import { startTestCluster } from '../testing/cluster.ts'
import { makeHome, teyue } from '../testing/teyue-process.ts'
import { askSimulator } from './simulated-provider.ts'

type Made = {
  readonly mchid: string
  readonly api_v3_key: string
  readonly api_v2_key: string
  readonly certificate_pem: string
  readonly private_key_pem: string
  readonly public_key: { readonly id: string; readonly pem: string } | null
}

test('a number is connected with the .p12 that WeChat ships, and its first key works at once', async (t) => {
  const { connect, files, made, query } = await givenFiles(t)
  const { code, out, err } = await connect(['--p12', files.p12, '--api-v3-key', files.v3, '--api-v2-key', files.v2])
  assert.deepEqual([code, err], [0, ''], err)
  assert.match(
    out,
    new RegExp(`^${made.mchid} is connected\\.\\n {2}provider +prv_\\w+\\n {2}account +acct_\\w+ \\(test\\)\\n`),
  )
  assert.match(out, /API key {4}tk_\S+ {3}shown once/)
  const [account = {}] = await query('select sp_mchid, mode, certificate_pem, api_v2_key_sealed from accounts')
  assert.deepEqual([account.sp_mchid, account.mode], [made.mchid, 'test'])
  assert.match(String(account.certificate_pem), /BEGIN CERTIFICATE/)
  assert(!(account.api_v2_key_sealed as Buffer).includes(made.api_v2_key), 'sealed')
  assert.equal((await query('select serial from platform_keys')).length, 1)
})

test('PEM files do as well; an account with a public key needs it, and says so', async (t) => {
  const { connect, files, made, query } = await givenFiles(t, 'public_key')
  const pems = ['--cert', files.cert, '--key', files.key, '--api-v3-key', files.v3]
  const without = await connect(pems)
  assert.equal(without.code, 1)
  assert.match(without.err, /RESOURCE_NOT_EXISTS.*This account has a public key instead: give --public-key/s)
  assert.deepEqual(await query('select id from accounts'), [], 'nothing was kept')

  const half = await connect([...pems, '--public-key', files.publicKey])
  assert.match(half.err, /needs both --public-key and --public-key-id/)
  const whole = await connect([...pems, '--public-key', files.publicKey, '--public-key-id', made.public_key!.id])
  assert.equal(whole.code, 0, whole.err)
  assert.deepEqual(await query('select serial, kind from platform_keys'), [
    { serial: made.public_key!.id, kind: 'public_key' },
  ])
})

test('what does not fit is told in a sentence, before anything is kept', async (t) => {
  const { connect, files, query, write } = await givenFiles(t)
  const wrongs: [string[], RegExp][] = [
    [['--p12', files.p12], /^--api-v3-key is missing/],
    [['--p12', '/nowhere.p12', '--api-v3-key', files.v3], /^\/nowhere\.p12 cannot be read: ENOENT/],
    [['--p12', files.v3, '--api-v3-key', files.v3], /^the file is not a \.p12 file\.$/m],
    [
      ['--cert', files.cert, '--key', files.strangerKey, '--api-v3-key', files.v3],
      /the private key is not that of the certificate .+\.$/m,
    ],
    [['--p12', files.p12, '--api-v3-key', write('short', 'abc')], /does not hold a key of 32 characters/],
    [
      ['--p12', files.p12, '--api-v3-key', write('other', 'k'.repeat(32))],
      /Most likely the APIv3 key is another one.*Nothing was kept/,
    ],
    [['--p13', files.p12], /Unknown option '--p13'.*--p12 FILE/s],
  ]
  for (const [args, sentence] of wrongs) {
    const { code, err } = await connect(args)
    assert.equal(code, 1, args.join(' '))
    assert.match(err, sentence)
    assert.doesNotMatch(err, /^\s+at /m, 'no stack')
  }
  const other = await connect(['--p12', files.p12, '--api-v3-key', files.v3], '1900000999')
  assert.match(other.err, /does not open with this password; WeChat sets the merchant number as password/)
  assert.deepEqual(await query('select id from accounts'), [])
})

test('connected again, a number has its new keys without a restart; an unknown provider is told', async (t) => {
  const { connect, files, made, query } = await givenFiles(t)
  const keys = ['--p12', files.p12, '--api-v3-key', files.v3]
  const first = await connect(keys)
  const provider = /prv_\w+/.exec(first.out)![0]
  const again = await connect([...keys, '--api-v2-key', files.v2, '--provider', provider])
  assert.deepEqual([again.code, again.err], [0, ''])
  assert.match(again.out, new RegExp(`^${made.mchid} has its new keys`))
  const accounts = await query('select version, api_v2_key_sealed is not null as v2 from accounts')
  assert.deepEqual(accounts, [{ version: 2, v2: true }])
  assert.equal((await connect([...keys, '--provider', provider])).code, 0)
  const [third] = await query('select version, api_v2_key_sealed is not null as v2 from accounts')
  assert.deepEqual(third, { version: 3, v2: true }, 'what was not given again stays')

  const nobody = await connect([...keys, '--provider', 'prv_00000000000000000000000000'])
  assert.match(nobody.err, /^There is no provider prv_00000000000000000000000000\./)
  assert.doesNotMatch(nobody.err, /^\s+at /m)
})

async function givenFiles(t: TestContext, verifyMode = 'certificate') {
  const home = await makeHome(t)
  const simulator = await startSimulator({ port: 0, tlsPort: 0, dataDir: null })
  const cluster = await startTestCluster()
  const databaseUrl = await cluster.createMigrated()
  const owner = new pg.Pool({ connectionString: databaseUrl, max: 1, options: '-c search_path=teyue' })
  t.after(async () => {
    await owner.end()
    await cluster.dropDatabase(databaseUrl)
    await cluster.stop()
    await simulator.close()
  })
  const made = await askSimulator<Made>(simulator.url, '/_control/providers', { verify_mode: verifyMode })
  const stranger = await askSimulator<Made>(simulator.url, '/_control/providers', {})
  const write = (name: string, content: string | Buffer) => {
    const file = join(home.folder, name)
    writeFileSync(file, content, { mode: 0o600 })
    return file
  }
  const files = {
    p12: write('apiclient_cert.p12', p12Of(made)),
    cert: write('apiclient_cert.pem', made.certificate_pem),
    key: write('apiclient_key.pem', made.private_key_pem),
    strangerKey: write('stranger_key.pem', stranger.private_key_pem),
    v3: write('v3', `${made.api_v3_key}\n`),
    v2: write('v2', made.api_v2_key),
    publicKey: write('pub_key.pem', made.public_key?.pem ?? ''),
  }
  const settings = { TEYUE_DATABASE_URL: databaseUrl, TEYUE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') }
  const connect = (args: readonly string[], mchid = made.mchid) =>
    teyue(
      home,
      ['connect', '--provider', '特约云', '--mchid', mchid, '--base-url', simulator.url, ...args],
      settings,
    ).ended()
  const query = async (text: string) => (await owner.query<Record<string, unknown>>(text)).rows
  return { connect, files, made, query, write }
}

/** As WeChat ships it: 3DES, and the merchant's number as password. */
function p12Of({ private_key_pem, certificate_pem, mchid }: Made): Buffer {
  const key = forge.pki.privateKeyFromPem(private_key_pem)
  const certificate = forge.pki.certificateFromPem(certificate_pem)
  const asn1 = forge.pkcs12.toPkcs12Asn1(key, certificate, mchid, { algorithm: '3des' })
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary')
}
