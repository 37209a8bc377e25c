import { Alarm } from '../clock/alarm.ts'
import { dayOf } from '../kit/day.ts'
import type { Change } from '../storage/store.ts'
import { buildTemplate } from '../templates/build-template.ts'
import { type TemplateName, templates } from '../templates/templates.ts'
import { openWorld } from '../world.ts'
import { buildApp, type Shared } from './serve-world.ts'

/**
 * Makes ready-made worlds, each in a world that nobody can call, and keeps its rows for the rest of the day: the next
 * one opens at once and has the same keys.
 */
export class Kitchen {
  readonly #made = new Map<TemplateName, { readonly day: string; readonly rows: Promise<readonly Change[]> }>()

  rowsOf(shared: Shared, name: TemplateName): Promise<readonly Change[]> {
    const day = dayOf(Date.now())
    const known = this.#made.get(name)
    if (known?.day === day) return known.rows
    const rows = make(shared, name)
    this.#made.set(name, { day, rows })
    rows.catch(() => this.#made.delete(name))
    return rows
  }
}

async function make(shared: Shared, name: TemplateName): Promise<readonly Change[]> {
  const world = await openWorld({ name, dataDir: null, fsync: false, authority: shared.first.authority })
  const { app } = buildApp(shared, world, new Alarm(world.agenda, world.clock, () => undefined))
  await buildTemplate(world, app, templates[name])
  await app.close()
  return [...world.store.rows()]
}
