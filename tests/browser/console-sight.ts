import type { Role } from '@teyue/server/features/people/role'
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
