import type { Applyment } from '@teyue/contract/applyment'
import type { WebhookReceiver } from '@teyue/server/testing/webhook-receiver'
import type { TestWorld } from '@teyue/server/testing/world'
import { tell } from '../scenarios/acts.ts'
import { eventProblems, overtakings, type Told } from './event-problems.ts'
import type { Scene } from './fate.ts'
import { formProblems, type Media } from './form-problems.ts'
import type { Life } from './life.ts'
import { ourApplyments } from './our-side.ts'
import { type Theirs, theirForms } from './wechat-side.ts'

/** `days`: on how many days they are begun. */
export type Run = { readonly seed: number; readonly merchants: number; readonly days?: number }
export type Verdict = { readonly problems: readonly string[]; readonly text: string }

type Facts = {
  readonly world: TestWorld
  readonly receiver: WebhookReceiver
  readonly run: Run
  readonly lives: readonly Life[]
  readonly days: number
  readonly faults: Readonly<Record<string, number>>
  readonly seconds: number
}

const MOST_SHOWN = 40
const SIDES = ['were begun', 'forms on our list', 'forms at WeChat']
/** Facts: 进件, products by scene. A mini program is paid by JSAPI, too. */
const PRODUCTS: Readonly<Record<Scene, readonly string[]>> = {
  STORE: ['code_payment', 'jsapi'],
  MP: ['jsapi'],
  MINI_PROGRAM: ['jsapi', 'mini_program'],
  APP: ['app'],
  WEB: ['jsapi', 'native'],
}
const BY_SCENE = ['jsapi', 'mini_program', 'native', 'app', 'code_payment']

/** The command that plays the same run again. */
export function replay({ seed, merchants }: Run): string {
  return `npm run onboarding-run -- --seed ${seed} --merchants ${merchants}`
}

/** Holds each applyment against WeChat's, and what became of each merchant against its fate. */
export async function judge(facts: Facts): Promise<Verdict> {
  const { world, receiver, lives, run } = facts
  const ours = await ourApplyments(world)
  const theirs = await theirForms(world)
  const events = await toldEvents(world)
  const media = await mediaNames(world)
  const problems = [
    ...lives.flatMap((life) => lifeProblems(life, ours.get(life.id), theirs, media)),
    ...[lives.length, ours.size, theirs.length].flatMap((count, side) =>
      count === run.merchants ? [] : [`${count} ${SIDES[side]}, ${run.merchants} merchants`],
    ),
    ...(await numberProblems(world, lives, ours)),
    ...(await disagreementProblems(world)),
    ...eventProblems(events, lives, receiver),
  ]
  const lines =
    problems.length === 0 ? ['Every one is accounted for.'] : [...problems.slice(0, MOST_SHOWN), replay(run)]
  return { problems, text: [...counts(facts, ours, events), ...lines, ''].join('\n') }
}

function lifeProblems(life: Life, ours: Applyment | undefined, theirs: readonly Theirs[], media: Media): string[] {
  const { fate, businessCode } = life
  const who = `merchant ${fate.number} (${fate.kind}, ${life.id})`
  const forms = theirs.filter(({ business_code: code }) => code === businessCode)
  const [form] = forms
  if (!ours) return [`${who} is not on our list`]
  if (forms.length !== 1 || !form) return [`${who} has ${forms.length} forms at WeChat, ours is ${ours.state}`]
  const problems = formProblems(life, ours, form, media)
  if (ours.state.toUpperCase() !== form.state) problems.push(`ours is ${ours.state}, WeChat’s ${form.state}`)
  if (ours.state !== fate.end) problems.push(`it should have ended ${fate.end} and is ${ours.state}`)
  if (ours.applyment_id !== form.applyment_id) problems.push('another number of WeChat’s')
  if (ours.sub_mchid !== form.sub_mchid) problems.push(`ours ${ours.sub_mchid}, WeChat’s ${form.sub_mchid}`)
  if (life.refused !== (fate.refusedFirst ? 1 : 0)) problems.push(`refused ${life.refused} times`)
  return problems.map((problem) => `${who}: ${problem}`)
}

type OurNumber = { merchant_id: string; id: string; sub_mchid: string; granted: string[] | null }
type TheirMerchant = { sub_mchid: string; name: string; permissions: Record<string, boolean> }

/** Each that is finished has one number, with the products of its scenes on both sides; nobody else has one, and nobody two. */
async function numberProblems(
  world: TestWorld,
  lives: readonly Life[],
  ours: ReadonlyMap<string, Applyment>,
): Promise<string[]> {
  const { rows } = await world.owner.query<OurNumber>(
    `select s.merchant_id, s.id, s.sub_mchid,
       array_agg(p.name order by p.name) filter (where p.state = 'granted') as granted
     from sub_merchants s left join permissions p on p.provider_id = s.provider_id and p.sub_merchant_id = s.id
     group by 1, 2, 3`,
  )
  const { merchants } = await tell<{ merchants: readonly TheirMerchant[] }>(world, 'GET', 'merchants')
  return lives.flatMap((life) => {
    const numbers = rows.filter(({ merchant_id: merchant }) => merchant === life.merchant)
    const known = merchants.filter(({ name }) => name === `第${life.fate.number}号商户`)
    const wanted = life.fate.end === 'finished' ? 1 : 0
    const who = `merchant ${life.fate.number}`
    if (numbers.length !== wanted || known.length !== wanted)
      return [`${who}: ${numbers.length} numbers here and ${known.length} at WeChat, not ${wanted}`]
    const [number] = numbers
    const [theirs] = known
    if (!number || !theirs) return []
    const right = [...new Set(life.fate.scenes.flatMap((scene) => PRODUCTS[scene]))].sort().join()
    const here = (number.granted ?? [])
      .filter((name) => BY_SCENE.includes(name))
      .sort()
      .join()
    const there = BY_SCENE.filter((name) => theirs.permissions[name === 'code_payment' ? 'codepay' : name])
    const at = ours.get(life.id)
    return [
      ...(here === right ? [] : [`${who}: products here ${here}, by its scenes ${right}`]),
      ...(there.sort().join() === right ? [] : [`${who}: products at WeChat ${there.join()}, by its scenes ${right}`]),
      ...(number.sub_mchid === theirs.sub_mchid ? [] : [`${who}: ${number.sub_mchid} here, ${theirs.sub_mchid} there`]),
      ...(at?.sub_merchant === number.id ? [] : [`${who}: its applyment names another sub-merchant`]),
    ]
  })
}

async function disagreementProblems(world: TestWorld): Promise<string[]> {
  const { rows } = await world.owner.query<{ said: string }>(
    `select format('%s of %s: %s', kind, subject_id, message) as said from disagreements where state = 'open'`,
  )
  return rows.map(({ said }) => `still open: ${said}`)
}

async function mediaNames(world: TestWorld): Promise<Media> {
  const { rows } = await world.owner.query<{ id: string; media: string }>(
    'select id, media_id as media from papers where media_id is not null',
  )
  return new Map(rows.map(({ id, media }) => [id, media]))
}

async function toldEvents(world: TestWorld): Promise<Told[]> {
  const { rows } = await world.owner.query<Told>(
    `select id, type, subject_id as subject from events where type like 'applyment.%' order by id`,
  )
  return rows
}

function counts(
  { run, lives, days, faults, seconds, receiver }: Facts,
  ours: ReadonlyMap<string, Applyment>,
  events: readonly Told[],
): string[] {
  const tally = (names: readonly string[]) => {
    const found = new Map<string, number>()
    for (const name of names) found.set(name, (found.get(name) ?? 0) + 1)
    return [...found].map(([name, count]) => `${name} ${count}`).join(', ')
  }
  return [
    `Onboarding run of seed ${run.seed}: ${run.merchants} merchants in ${days} days of the clock, ${seconds.toFixed(1)} s`,
    `  ends           ${tally([...ours.values()].map(({ state }) => state).sort())}`,
    `  rejections     ${lives.reduce((sum, { rejected }) => sum + rejected, 0)}, ${lives.filter(({ expiry }) => expiry === 'passed').length} of them by ten days`,
    `  refusals       ${lives.reduce((sum, { refused }) => sum + refused, 0)}`,
    `  failed checks  ${lives.reduce((sum, { checks }) => sum + checks, 0)}`,
    `  faults         ${Object.entries(faults)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
    `  events         ${events.length}, ${receiver.taken.size} webhooks taken, ${overtakings(events, receiver)} overtook the one before`,
  ]
}
