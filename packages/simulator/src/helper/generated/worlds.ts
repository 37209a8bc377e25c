// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { World } from './types/worlds.ts'

export function worldsCalls(ask: Ask) {
  return {
    /**
     * The worlds of this process.
     * 本进程里的世界。
     */
    list: () =>
      ask<{
        readonly worlds: readonly World[]
      }>('GET', '/_control/worlds'),
    /**
     * Opens a world with ports, books, clock, faults and log of its own. At most 64. Where there is a data folder it survives a restart.
     * 新开一个世界，端口、账本、时钟、故障与日志都是它自己的。至多 64 个。有数据目录时重启后仍在。
     */
    open: (
      body: {
        readonly name?: string
        /** 现成的世界 · a ready-made world to begin with */
        readonly template?: 'restaurants' | 'school' | 'shop'
        /** 以快照开始 · a snapshot to begin with */
        readonly snapshot?: string
        /** 0（默认）为任一空闲端口 · 0, the default, is any that is free */
        readonly port?: number
        /** 0（默认）为任一空闲端口 · 0, the default, is any that is free */
        readonly tls_port?: number
      } = {},
    ) => ask<World>('POST', '/_control/worlds', { body }),
    /**
     * Ends a world and forgets all of it. Not the first one, and not the one that is asked.
     * 结束一个世界并忘记它的一切。第一个世界与被询问的世界本身除外。
     */
    remove: (name: string) => ask<Readonly<Record<string, never>>>('DELETE', `/_control/worlds/${part(name)}`),
  }
}
