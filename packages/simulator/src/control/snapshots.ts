import { checkSnapshot, LARGEST_SNAPSHOT_BYTES, loadSnapshot, type Snapshot, takeSnapshot } from '../worlds/snapshot.ts'
import { WORLD_NAME } from '../worlds/worlds.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { body, INTEGER, listOf, NOTHING, named, record, TEXT, TIME } from './schemas.ts'

export const SNAPSHOT_NAME = { type: 'string', pattern: WORLD_NAME }
const SHELVED = named('ShelvedSnapshot', record({ name: TEXT, made_at: TIME, bytes: INTEGER }))
const ROW = {
  type: 'array',
  minItems: 3,
  maxItems: 3,
  prefixItems: [TEXT, { type: 'string', minLength: 1 }, { type: 'object' }],
}
const SNAPSHOT = named(
  'Snapshot',
  record({ format: TEXT, version: INTEGER, made_at: TIME, sha256: TEXT, rows: listOf(ROW) }),
)

export function addSnapshotRoutes(control: Control): void {
  addShelfRoutes(control)
  addFileRoutes(control)
}

/** The state of a world, kept under a name. */
function addShelfRoutes({ app, world, turner, worlds }: Control): void {
  app.get(
    '/_control/snapshots',
    operation({
      id: 'snapshots.list',
      group: 'snapshots',
      zh: '本进程保存的快照',
      en: 'The snapshots that this process keeps',
      answer: record({ snapshots: listOf(SHELVED) }),
    }),
    async () => ({ snapshots: worlds.shelf.list() }),
  )

  app.post<{ Body: { name: string } }>(
    '/_control/snapshots',
    operation({
      id: 'snapshots.take',
      group: 'snapshots',
      zh: '把这个世界此刻的全部状态存为快照，同名则替换',
      en: 'Keeps all of this world as it is now, in place of one of the same name',
      more: {
        zh: '含密钥、时钟与故障计划；至多 50 个，每个至多 64 MiB；本进程的所有世界都可载入。',
        en: 'Keys, clock and fault plan included; at most 50, each of at most 64 MiB; every world of the process may load it.',
      },
      body: body({ name: SNAPSHOT_NAME }),
      answer: SHELVED,
      refusals: { 409: ['TOO_MANY_SNAPSHOTS', 'SNAPSHOT_TOO_LARGE'] },
    }),
    async ({ body: { name } }) => worlds.shelf.keep(name, takeSnapshot(world)),
  )

  app.post<{ Params: { name: string } }>(
    '/_control/snapshots/:name/restorations',
    operation({
      id: 'snapshots.restore',
      group: 'snapshots',
      zh: '把快照载入这个世界，替换它的一切',
      en: 'Loads a snapshot into this world, in place of all that is in it',
      more: {
        zh: '先等投递完成；要么整个载入，要么不变。',
        en: 'Waits for deliveries under way first; the whole of it is loaded, or nothing.',
      },
      answer: record({ name: TEXT, now: TIME }),
      refusals: { 400: ['SNAPSHOT_BROKEN'], 404: ['NOT_FOUND'], 409: ['SNAPSHOT_VERSION'] },
    }),
    async ({ params: { name } }) => {
      const snapshot = worlds.shelf.read(name)
      checkSnapshot(snapshot)
      await turner.atRest(() => loadSnapshot(world, snapshot))
      await world.store.durable()
      return { name, now: new Date(world.clock.now()).toISOString() }
    },
  )

  app.delete<{ Params: { name: string } }>(
    '/_control/snapshots/:name',
    operation({
      id: 'snapshots.remove',
      group: 'snapshots',
      zh: '删除快照',
      en: 'Deletes a snapshot',
      answer: NOTHING,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params: { name } }) => {
      worlds.shelf.remove(name)
      return {}
    },
  )
}

function addFileRoutes({ app, worlds }: Control): void {
  app.get<{ Params: { name: string } }>(
    '/_control/snapshots/:name',
    operation({
      id: 'snapshots.download',
      group: 'snapshots',
      zh: '下载快照文件',
      en: 'A snapshot as a file',
      answer: SNAPSHOT,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params: { name } }, reply) => {
      const snapshot = worlds.shelf.read(name)
      return reply.header('Content-Disposition', `attachment; filename="${name}.json"`).send(snapshot)
    },
  )

  app.put<{ Params: { name: string }; Body: Snapshot }>(
    '/_control/snapshots/:name',
    {
      ...operation({
        id: 'snapshots.upload',
        group: 'snapshots',
        zh: '上传快照文件；版本不同或内容不完整则拒绝',
        en: 'Takes a snapshot file; one of another version, or one that is not whole, is refused',
        params: { name: SNAPSHOT_NAME },
        body: SNAPSHOT,
        answer: SHELVED,
        refusals: { 400: ['SNAPSHOT_BROKEN'], 409: ['SNAPSHOT_VERSION', 'TOO_MANY_SNAPSHOTS'] },
      }),
      bodyLimit: LARGEST_SNAPSHOT_BYTES,
    },
    async ({ params: { name }, body: snapshot }) => {
      checkSnapshot(snapshot)
      return worlds.shelf.keep(name, snapshot)
    },
  )
}
