import type { TSchema } from 'typebox'
import {
  NewStore,
  NewTerminal,
  Store,
  StoreChange,
  StoreList,
  Terminal,
  TerminalChange,
  TerminalList,
} from './store.ts'

/** Where merchants take payments, in the order in which the reference shows it. */
export const storeSchemas: readonly TSchema[] = [
  NewStore,
  StoreChange,
  Store,
  StoreList,
  NewTerminal,
  TerminalChange,
  Terminal,
  TerminalList,
]
