import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { CONSOLE_FOLDER } from '../http/console.ts'

const script = fileURLToPath(new URL('../../../console/build.ts', import.meta.url))

/**
 * Builds the console where `npm ci` was not allowed to (`--ignore-scripts`), and says so. Without the tools for it the platform
 * runs all the same, and its page says what is missing.
 */
export async function buildMissingConsole(): Promise<void> {
  if (existsSync(path.join(CONSOLE_FOLDER, 'index.html')) || !existsSync(script)) return
  const build = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'inherit'] })
  await once(build, 'exit')
}
