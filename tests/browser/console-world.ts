import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Role } from '@teyue/server/features/people/role'
import type { Lifetime } from '@teyue/server/testing/context'
import { givenSignedIn } from '@teyue/server/testing/people'
import { type TestWorld, testWorld } from '@teyue/server/testing/world'
import type { Page } from 'playwright-core'
import { type Look, openPage } from './browser.ts'

const root = path.resolve(import.meta.dirname, '../..')

type Who = { readonly role: Role; readonly merchantId?: string | null; readonly providerId?: string }

export type ConsoleWorld = TestWorld & {
  /** A browser in which somebody with this role is signed in, the second factor just proven; the demo’s administrator unless told. */
  open(who?: Who, look?: Look): Promise<Page>
}

/** The platform with the simulator and the console as they are now. Jobs run when drained. */
export async function consoleWorld(t: Lifetime): Promise<ConsoleWorld> {
  await buildConsole()
  const world = await testWorld(t)
  return {
    ...world,
    open: async (who: Who = { role: 'administrator' }, look = {}) => {
      const page = await openPage(world.url, look)
      const person = await givenSignedIn(world.ctx, who.providerId ?? world.demo.provider, who)
      const [name, value] = person.headers.cookie!.split('=') as [string, string]
      await page.context().addCookies([{ name, value, url: world.url }])
      return page
    },
  }
}

/** Nothing happens where what is built is made of the present files. */
async function buildConsole(): Promise<void> {
  const build = spawn(process.execPath, ['apps/console/build.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = (await once(build, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the console could not be built: exit ${code}`)
}
