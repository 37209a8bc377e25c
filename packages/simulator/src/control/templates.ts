import { ControlError } from '../kit/control-error.ts'
import { TEMPLATE_NAMES, type TemplateName, templates } from '../templates/templates.ts'
import { refound, type World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { listOf, named, oneOf, record, TEXT } from './schemas.ts'

export const TEMPLATE_NAME = oneOf(...TEMPLATE_NAMES)
const TEMPLATE = named(
  'Template',
  record({
    name: TEMPLATE_NAME,
    zh: TEXT,
    en: TEXT,
    sp_mchid: TEXT,
    api_v3_key: TEXT,
    appids: listOf(TEXT),
    sub_mchids: listOf(TEXT),
    payers: listOf(TEXT),
  }),
)
// A world that holds any of these has an owner already.
const TABLES_OF_OWNERS = ['providers', 'appids', 'merchants', 'payers', 'orders'] as const

/** Ready-made worlds. */
export function addTemplateRoutes({ app, world, turner, worlds }: Control): void {
  app.get(
    '/_control/templates',
    operation({
      id: 'templates.list',
      group: 'worlds',
      zh: '现成的世界及其中固定的号码',
      en: 'Ready-made worlds and the fixed numbers in them',
      answer: record({ templates: listOf(TEMPLATE) }),
    }),
    async () => ({ templates: TEMPLATE_NAMES.map(render) }),
  )

  app.post<{ Params: { name: TemplateName } }>(
    '/_control/templates/:name',
    operation({
      id: 'templates.use',
      group: 'worlds',
      zh: '把现成的世界装入这个空的世界',
      en: 'Fills this empty world with a ready-made one',
      more: {
        zh: '含三天的历史：支付、退款、结算。时钟回到此刻。已有服务商、商户、付款人或订单时为 409。',
        en: 'With three days of history: payments, refunds, settlements. The clock is put right. 409 where there is a provider, merchant, payer or order already.',
      },
      params: { name: TEMPLATE_NAME },
      answer: TEMPLATE,
      refusals: { 409: ['WORLD_NOT_EMPTY'] },
    }),
    async ({ params: { name } }) => {
      const rows = await worlds.template(name)
      await turner.atRest(() => {
        checkEmpty(world)
        refound(world, rows)
      })
      await world.store.durable()
      return render(name)
    },
  )
}

function checkEmpty({ store }: World): void {
  const taken = TABLES_OF_OWNERS.find((table) => store.tables[table].rows.size > 0)
  if (taken === undefined) return
  throw new ControlError(
    409,
    'WORLD_NOT_EMPTY',
    `这个世界已有 ${taken}，请先 reset，或新开一个世界`,
    `this world has ${taken} already: reset it first, or open another`,
  )
}

function render(name: TemplateName): Record<string, unknown> {
  const { zh, en, provider, appids, merchants, payers } = templates[name]
  return {
    name,
    zh,
    en,
    sp_mchid: provider.mchid,
    api_v3_key: provider.api_v3_key,
    appids: appids.map(({ appid }) => appid),
    sub_mchids: merchants.map(({ sub_mchid }) => sub_mchid),
    payers: payers.map(({ id }) => id),
  }
}
