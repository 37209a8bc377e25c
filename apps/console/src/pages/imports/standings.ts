import type { Import, ImportLine } from '@teyue/contract/import'
import type { Standing } from '../../kit/state.tsx'

export const standings: Readonly<Record<Import['state'], Standing>> = {
  checking: 'working',
  checked: 'waiting',
  running: 'working',
  done: 'done',
  expired: 'waiting',
}

export const lineStandings: Readonly<Record<ImportLine['state'], Standing>> = {
  unchecked: 'waiting',
  good: 'waiting',
  bad: 'failed',
  known: 'done',
  done: 'done',
}
