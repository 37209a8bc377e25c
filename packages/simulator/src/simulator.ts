import type { TemplateName } from './templates/templates.ts'
import { refound } from './world.ts'
import { Host } from './worlds/host.ts'
import { makeWorld, type NewWorld } from './worlds/make-world.ts'
import type { SimulatorOptions } from './worlds/options.ts'

/** A world of its own, with its own addresses; nothing that happens in another is seen in it. */
export type OpenWorld = {
  readonly name: string
  readonly url: string
  readonly tlsUrl: string
  /** Ends it and forgets all of it. */
  close(): Promise<void>
}

export type Simulator = {
  readonly url: string
  readonly tlsUrl: string
  /** One more world in this process. */
  openWorld(asked?: NewWorld): Promise<OpenWorld>
  /** Puts a ready-made world into the first one, if that is empty. */
  fill(template: TemplateName): Promise<void>
  /** The SPs of the first world, by number. */
  providers(): readonly string[]
  close(): Promise<void>
}

/** WeChat Pay on localhost: WeChat's own paths under /v3, control under /_control, pages under /. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const host = await Host.open(options)
  const { url, tlsUrl } = host.first
  return {
    url,
    tlsUrl,
    async openWorld(asked = {}) {
      const world = await makeWorld(host, asked)
      return { name: world.name, url: world.url, tlsUrl: world.tlsUrl, close: () => host.remove(world.name) }
    },
    async fill(template) {
      const world = host.first
      if (world.store.tables.providers.rows.size > 0) return
      refound(world, await host.template(template))
      await world.store.durable()
    },
    providers: () => [...host.first.store.tables.providers.rows.keys()],
    close: () => host.close(),
  }
}
