import { ControlError } from '../kit/control-error.ts'
import type { World } from '../world.ts'
import { makeWorld, type NewWorld } from '../worlds/make-world.ts'
import { MOST_WORLDS, WORLD_NAME } from '../worlds/worlds.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { about, body, FLAG, integer, listOf, NOTHING, named, record, TEXT } from './schemas.ts'
import { SNAPSHOT_NAME } from './snapshots.ts'
import { TEMPLATE_NAME } from './templates.ts'

const HIGHEST_PORT = 65_535
const PORT = about(integer(0, HIGHEST_PORT), '0（默认）为任一空闲端口', '0, the default, is any that is free')
const WORLD = named(
  'World',
  record({
    name: TEXT,
    url: TEXT,
    tls_url: TEXT,
    own: about(FLAG, '即本次询问的世界', 'whether it is the one that was asked'),
  }),
)

/** The worlds of this process, each as alone as if it had a process of its own. */
export function addWorldRoutes({ app, world: own, worlds }: Control): void {
  app.get(
    '/_control/worlds',
    operation({
      id: 'worlds.list',
      group: 'worlds',
      zh: '本进程里的世界',
      en: 'The worlds of this process',
      answer: record({ worlds: listOf(WORLD) }),
    }),
    async () => ({ worlds: worlds.all.map((world) => render(world, own)) }),
  )

  app.post<{ Body: NewWorld }>(
    '/_control/worlds',
    operation({
      id: 'worlds.open',
      group: 'worlds',
      zh: '新开一个世界，端口、账本、时钟、故障与日志都是它自己的',
      en: 'Opens a world with ports, books, clock, faults and log of its own',
      more: {
        zh: `至多 ${MOST_WORLDS} 个。有数据目录时重启后仍在。`,
        en: `At most ${MOST_WORLDS}. Where there is a data folder it survives a restart.`,
      },
      body: body({
        'name?': { type: 'string', pattern: WORLD_NAME },
        'template?': about(TEMPLATE_NAME, '现成的世界', 'a ready-made world to begin with'),
        'snapshot?': about(SNAPSHOT_NAME, '以快照开始', 'a snapshot to begin with'),
        'port?': PORT,
        'tls_port?': PORT,
      }),
      answer: WORLD,
      refusals: {
        400: ['SNAPSHOT_BROKEN'],
        404: ['NOT_FOUND'],
        409: ['ALREADY_EXISTS', 'TOO_MANY_WORLDS', 'PORT_TAKEN', 'SNAPSHOT_VERSION'],
      },
    }),
    async ({ body: asked }) => render(await makeWorld(worlds, asked), own),
  )

  app.delete<{ Params: { name: string } }>(
    '/_control/worlds/:name',
    operation({
      id: 'worlds.remove',
      group: 'worlds',
      zh: '结束一个世界并忘记它的一切',
      en: 'Ends a world and forgets all of it',
      more: { zh: '第一个世界与被询问的世界本身除外。', en: 'Not the first one, and not the one that is asked.' },
      answer: NOTHING,
      refusals: { 404: ['NOT_FOUND'], 409: ['WORLD_NEEDED'] },
    }),
    async ({ params: { name } }) => {
      if (name === own.name || name === worlds.first.name) {
        throw new ControlError(
          409,
          'WORLD_NEEDED',
          '第一个世界和正在应答的世界不能删除，可以 reset',
          'neither the first world nor the one that answers can be deleted: reset it instead',
        )
      }
      await worlds.remove(name)
      return {}
    },
  )
}

function render(world: World, own: World): Record<string, unknown> {
  return { name: world.name, url: world.url, tls_url: world.tlsUrl, own: world === own }
}
