import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { OperatorError } from '../kit/operator-error.ts'
import { lockDataDir } from './lock.ts'

const parent = mkdtempSync(join(tmpdir(), 'teyue-lock-'))
const dir = join(parent, 'data')
after(() => rmSync(parent, { recursive: true, force: true }))

test('a second Teyue is told who holds the folder, and gets it the moment the first one is killed', async () => {
  const holder = await lockInChild()
  assert.throws(
    () => lockDataDir(dir),
    (error) => {
      assert(error instanceof OperatorError)
      assert.match(error.message, new RegExp(`in use by another Teyue \\(process ${holder.pid}\\)`))
      return true
    },
  )
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  lockDataDir(dir).release()
})

test('a lock let go can be taken again, and letting go twice harms nobody', () => {
  const first = lockDataDir(dir)
  assert.throws(() => lockDataDir(dir), OperatorError)
  first.release()
  const second = lockDataDir(dir)
  first.release()
  assert.throws(() => lockDataDir(dir), OperatorError)
  second.release()
})

async function lockInChild(): Promise<ChildProcess> {
  const program = `
    import { lockDataDir } from '${new URL('lock.ts', import.meta.url)}'
    lockDataDir(${JSON.stringify(dir)})
    process.stdout.write('held')
    setInterval(() => globalThis.gc?.(), 1)`
  const args = ['--expose-gc', '--input-type=module', '-e', program]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  return child
}
