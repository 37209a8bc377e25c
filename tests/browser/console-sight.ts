import type { Role } from '@teyue/server/features/people/role'
import type { Page } from 'playwright-core'
import { type Look, openPage } from './browser.ts'
import type { ConsoleWorld } from './console-world.ts'

/** A page of the console to be looked at, in a state that shows something. */
export type ConsoleSight = {
  readonly name: string
  readonly address: string
  /** Who looks; the administrator unless told, nobody for what stands before the door. */
  readonly who?: { readonly role: Role; readonly atMerchant?: true } | null
  /** Makes what is to be seen and says where it is, if that is not `address`. */
  readonly prepare?: (world: ConsoleWorld) => Promise<string | undefined>
}

/** A browser of whoever looks at it. */
export function openFor(
  world: ConsoleWorld,
  { who = { role: 'administrator' } }: ConsoleSight,
  look?: Look,
): Promise<Page> {
  if (!who) return openPage(world.url, look)
  return world.open({ role: who.role, merchantId: who.atMerchant ? world.demo.merchants.company : null }, look)
}
