import { randomBytes } from 'node:crypto'
import { Writable } from 'node:stream'
import type { TestContext } from 'node:test'
import type { Context } from '../context.ts'
import { createLogger } from '../kit/log.ts'
import { createVault } from '../secrets.ts'
import { openApplicationPool, openDatabase, openOwnerPool } from '../storage/database.ts'
import { migrate } from '../storage/migrate.ts'
import { createWechatAccounts } from '../wechat/accounts.ts'
import { startTestCluster } from './cluster.ts'

export async function testContext(t: TestContext): Promise<Context> {
  const cluster = await startTestCluster()
  const url = await cluster.createDatabase()
  const owner = openOwnerPool(url, 2)
  await migrate(owner)
  const pool = openApplicationPool(url, 5)
  t.after(async () => {
    await pool.end()
    await owner.end()
    await cluster.stop()
  })
  const db = openDatabase(pool)
  const vault = createVault(randomBytes(32))
  const now = () => new Date()
  return {
    db,
    now,
    vault,
    wechat: createWechatAccounts({ db, now }, vault),
    logger: createLogger('warn', new Writable({ write: (_c, _e, d) => d() })),
    publicUrl: 'http://127.0.0.1:8600',
    webhookNetworks: [],
  }
}
