import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import type https from 'node:https'
import { isIPv6 } from 'node:net'
import path from 'node:path'
import { type Authority, makeServerCertificate } from '../crypto/authority.ts'
import { ControlError, notFound } from '../kit/control-error.ts'
import type { Change } from '../storage/store.ts'
import type { TemplateName } from '../templates/templates.ts'
import { openWorld, type World } from '../world.ts'
import { Kitchen } from './kitchen.ts'
import type { SimulatorOptions } from './options.ts'
import { newParts, type Parts } from './parts.ts'
import { type ServedWorld, serveWorld } from './serve-world.ts'
import { Shelf } from './shelf.ts'
import { MOST_WORLDS, type Ports, WORLD_NAME, type Worlds } from './worlds.ts'

const FIRST_WORLD = 'main'
const FOLDER = 'worlds'
const PORTS = 'ports'
// A world whose folder bears this in front was being removed when the process died.
const REMOVED = '.removed-'

/** The worlds of one process: they share an address, an authority that developers trust, and nothing else. */
export class Host implements Worlds {
  readonly options: SimulatorOptions
  readonly tls: https.ServerOptions
  readonly validators: Parts['validators']
  readonly pages: Parts['pages']
  readonly shelf: Shelf
  readonly #authority: Authority
  readonly #served = new Map<string, ServedWorld>()
  readonly #kitchen = new Kitchen()
  readonly #busy = new Set<string>()

  /** Opens the first world, and then those that an earlier run left in the data folder. */
  static async open(options: SimulatorOptions): Promise<Host> {
    const { dataDir, fsync = true } = options
    const first = await openWorld({ name: FIRST_WORLD, dataDir, fsync, ...keySourceOf(options) })
    const host = new Host(options, first.authority)
    try {
      await host.#serve(first, { port: options.port, tls_port: options.tlsPort ?? 0 })
      for (const name of host.#namesOnDisk()) await host.#reopen(name)
    } catch (error) {
      await host.close()
      throw error
    }
    return host
  }

  private constructor(options: SimulatorOptions, authority: Authority) {
    const { validators, pages } = options.parts ?? newParts()
    this.options = options
    this.validators = validators
    this.pages = pages
    this.#authority = authority
    this.shelf = new Shelf(options.dataDir)
    this.tls = tlsOptions(authority, options.host ?? '127.0.0.1')
  }

  get first(): World {
    return this.#served.get(FIRST_WORLD)!.world
  }

  get all(): readonly World[] {
    return [...this.#served.values()].map(({ world }) => world)
  }

  async make(
    name: string,
    ports: Ports,
    fill: (world: World) => Promise<void> = () => Promise.resolve(),
  ): Promise<World> {
    this.#reserve(name)
    try {
      const world = await this.#open(name)
      try {
        await fill(world)
        await this.#serve(world, ports)
      } catch (error) {
        await world.store.close()
        this.#forget(name)
        throw portError(error)
      }
      await world.store.durable()
      return world
    } finally {
      this.#busy.delete(name)
    }
  }

  async remove(name: string): Promise<void> {
    const served = this.#served.get(name)
    if (!served || this.#busy.has(name)) throw notFound('世界', 'world', name)
    this.#busy.add(name)
    try {
      await served.close()
      this.#served.delete(name)
      this.#forget(name)
    } finally {
      this.#busy.delete(name)
    }
  }

  template(name: TemplateName): Promise<readonly Change[]> {
    return this.#kitchen.rowsOf(this, name)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#served.values()].map((served) => served.close()))
  }

  #reserve(name: string): void {
    if (this.#served.has(name) || this.#busy.has(name)) {
      throw new ControlError(409, 'ALREADY_EXISTS', `世界 ${name} 已存在`, `the world ${name} exists already`)
    }
    if (this.#served.size + this.#busy.size >= MOST_WORLDS) {
      throw new ControlError(
        409,
        'TOO_MANY_WORLDS',
        `一个进程至多 ${MOST_WORLDS} 个世界，请先删除一个`,
        `one process has at most ${MOST_WORLDS} worlds: delete one first`,
      )
    }
    this.#busy.add(name)
  }

  #open(name: string): Promise<World> {
    const { dataDir, fsync = true } = this.options
    const own = dataDir === null ? null : path.join(dataDir, FOLDER, name)
    return openWorld({ name, dataDir: own, fsync, authority: this.#authority, ...keySourceOf(this.options) })
  }

  async #serve(world: World, ports: Ports): Promise<void> {
    let served: ServedWorld
    try {
      served = await serveWorld(this, world, ports)
    } catch (error) {
      if (world.name === FIRST_WORLD) await world.store.close()
      throw error
    }
    this.#served.set(world.name, served)
    if (world.name !== FIRST_WORLD) {
      world.store.write(() => world.store.put('settings', PORTS, { value: served.ports }))
    }
    await world.store.durable()
  }

  // On the ports it had, or, if somebody else has them by now, on any.
  async #reopen(name: string): Promise<void> {
    const world = await this.#open(name)
    const ports = (world.store.get('settings', PORTS)?.value as Ports | undefined) ?? { port: 0, tls_port: 0 }
    try {
      await this.#serve(world, ports).catch(() => this.#serve(world, { port: 0, tls_port: 0 }))
    } catch (error) {
      await world.store.close()
      throw error
    }
  }

  #namesOnDisk(): string[] {
    if (this.options.dataDir === null) return []
    const folder = path.join(this.options.dataDir, FOLDER)
    if (!existsSync(folder)) return []
    const names = readdirSync(folder)
    for (const name of names.filter((one) => one.startsWith(REMOVED))) rmSync(path.join(folder, name), FORCE)
    return names.filter((name) => new RegExp(WORLD_NAME).test(name)).sort()
  }

  #forget(name: string): void {
    if (this.options.dataDir === null) return
    const folder = path.join(this.options.dataDir, FOLDER)
    if (!existsSync(path.join(folder, name))) return
    const away = path.join(folder, `${REMOVED}${name}`)
    renameSync(path.join(folder, name), away)
    rmSync(away, FORCE)
  }
}

// For clients that know no address but WeChat's: theirs are pointed here by name, and trust the authority.
const WECHAT_HOSTS = [
  'api.mch.weixin.qq.com',
  'api2.mch.weixin.qq.com',
  'apihk.mch.weixin.qq.com',
  'api.weixin.qq.com',
  'open.weixin.qq.com',
]
const FORCE = { recursive: true, force: true }

function tlsOptions(authority: Authority, host: string): https.ServerOptions {
  const hosts = [...new Set(['localhost', '127.0.0.1', ...(isIPv6(host) ? [] : [host]), ...WECHAT_HOSTS])]
  return { ...makeServerCertificate(authority, hosts, Date.now()), ca: authority.certificate_pem }
}

function portError(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && 'port' in error)) return error
  return new ControlError(
    409,
    'PORT_TAKEN',
    `端口 ${error.port} 不能使用（${error.code}）`,
    `the port ${error.port} cannot be used (${error.code}): choose another, or 0 for any`,
  )
}

function keySourceOf({ keyPairs }: SimulatorOptions) {
  return keyPairs ? { keyPairs } : {}
}
