import type { FastifyInstance } from 'fastify'
import { Alarm } from '../clock/alarm.ts'
import { ClockTurner } from '../clock/turn-clock.ts'
import { DAY_MS, dayOf, HOUR_MS, startOfDay } from '../kit/day.ts'
import { SETTLED_THROUGH, type World, wake } from '../world.ts'
import { buyAt } from './buy.ts'
import type { Paid, Template, TemplateMerchant } from './template.ts'

const FIRST_DAY = 3
const OPENING_HOUR = 8

type Ask = (method: 'POST' | 'PUT', path: string, body: object) => Promise<void>

/** Fills an empty world: it begins three days ago, what happened happens, and the clock comes back to now. */
export async function buildTemplate(world: World, app: FastifyInstance, template: Template): Promise<void> {
  const today = startOfDay(dayOf(Date.now()))
  beginAt(world, today - FIRST_DAY * DAY_MS + OPENING_HOUR * HOUR_MS)
  await furnish(asker(app), template)
  const alarm = new Alarm(world.agenda, world.clock, () => undefined)
  // For good: this world only ever moves by hand.
  alarm.hold()
  const turner = new ClockTurner(world, alarm)
  const deeds = [...template.history].sort((a, b) => momentOf(today, a) - momentOf(today, b))
  for (const [index, deed] of deeds.entries()) {
    await turner.advance(momentOf(today, deed) - world.clock.now())
    await buyAt(world, turner, template, deed, `demo-${String(index + 1).padStart(4, '0')}`)
  }
  await turner.advance(-world.clock.offsetMs)
}

function momentOf(today: number, { at: [daysAgo, hour] }: Paid): number {
  return today - daysAgo * DAY_MS + hour * HOUR_MS
}

function beginAt(world: World, moment: number): void {
  world.store.write(() => {
    world.store.put('settings', 'clock_offset_ms', { value: moment - Date.now() })
    world.store.put('settings', SETTLED_THROUGH, { value: moment })
  })
  wake(world)
}

function asker(app: FastifyInstance): Ask {
  return async (method, path, body) => {
    const answer = await app.inject({ method, url: `/_control${path}`, payload: body })
    if (answer.statusCode !== 200) throw new Error(`${method} ${path} of a template: ${answer.body}`)
  }
}

async function furnish(ask: Ask, template: Template): Promise<void> {
  const { mchid } = template.provider
  const [own] = template.appids
  await ask('POST', '/providers', { ...template.provider, api_v2_key: template.provider.api_v3_key })
  for (const appid of template.appids) await ask('POST', '/appids', appid)
  if (own) await ask('POST', `/providers/${mchid}/appids`, { appid: own.appid })
  await ask('PUT', `/providers/${mchid}/permissions/combine`, { granted: true })
  for (const merchant of template.merchants) await furnishMerchant(ask, template, merchant)
  for (const payer of template.payers) await ask('POST', '/payers', payer)
}

async function furnishMerchant(ask: Ask, template: Template, merchant: TemplateMerchant): Promise<void> {
  const { appids, moves = [], ...row } = merchant
  await ask('POST', '/merchants', { provider: template.provider.mchid, ...row })
  const path = `/merchants/${merchant.sub_mchid}`
  for (const appid of appids) {
    const subject = template.appids.find((one) => one.appid === appid)?.subject
    await ask('POST', `${path}/appids`, { appid, joint_operation_letter: subject !== merchant.subject })
  }
  for (const move of moves) await ask('POST', `${path}/agreements`, move)
}
