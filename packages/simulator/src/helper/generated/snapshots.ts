// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { ShelvedSnapshot, Snapshot } from './types/snapshots.ts'

export function snapshotsCalls(ask: Ask) {
  return {
    /**
     * The snapshots that this process keeps.
     * 本进程保存的快照。
     */
    list: () =>
      ask<{
        readonly snapshots: readonly ShelvedSnapshot[]
      }>('GET', '/_control/snapshots'),
    /**
     * Keeps all of this world as it is now, in place of one of the same name. Keys, clock and fault plan included; at most 50, each of at most 64 MiB; every world of the process may load it.
     * 把这个世界此刻的全部状态存为快照，同名则替换。含密钥、时钟与故障计划；至多 50 个，每个至多 64 MiB；本进程的所有世界都可载入。
     */
    take: (body: { readonly name: string }) => ask<ShelvedSnapshot>('POST', '/_control/snapshots', { body }),
    /**
     * Loads a snapshot into this world, in place of all that is in it. Waits for deliveries under way first; the whole of it is loaded, or nothing.
     * 把快照载入这个世界，替换它的一切。先等投递完成；要么整个载入，要么不变。
     */
    restore: (name: string) =>
      ask<{
        readonly name: string
        readonly now: string
      }>('POST', `/_control/snapshots/${part(name)}/restorations`),
    /**
     * Deletes a snapshot.
     * 删除快照。
     */
    remove: (name: string) => ask<Readonly<Record<string, never>>>('DELETE', `/_control/snapshots/${part(name)}`),
    /**
     * A snapshot as a file.
     * 下载快照文件。
     */
    download: (name: string) => ask<Snapshot>('GET', `/_control/snapshots/${part(name)}`),
    /**
     * Takes a snapshot file; one of another version, or one that is not whole, is refused.
     * 上传快照文件；版本不同或内容不完整则拒绝。
     */
    upload: (name: string, body: Snapshot) =>
      ask<ShelvedSnapshot>('PUT', `/_control/snapshots/${part(name)}`, { body }),
  }
}
