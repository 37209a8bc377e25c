import { isGranted, mayUseAppid } from '../agreements/agreement.ts'
import { settleAgreement } from '../agreements/move-agreement.ts'
import { balanceOf, post } from '../books/post.ts'
import { why } from '../explain/because.ts'
import { alreadyThere, ControlError, notFound } from '../kit/control-error.ts'
import { randomDigits } from '../kit/random-text.ts'
import { compactTime } from '../kit/time.ts'
import type { Merchant, SubjectType } from '../storage/merchant-rows.ts'
import type { Permission } from '../storage/product.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { findProvider } from './providers.ts'
import { APPID, body, FLAG, integer, listOf, MCHID, NAME, record } from './schemas.ts'
import { MERCHANT, PERMISSION_NAMES, SUBJECT_TYPE } from './shapes/merchant.ts'

const DEFAULT_FEE_RATE_PPM = 6_000
const HIGHEST_FEE_RATE_PPM = 100_000
// What an ordinary sub-merchant has from the start; the others are granted at the account manager's desk.
const DEFAULT_PERMISSIONS: Merchant['permissions'] = {
  jsapi: true,
  native: true,
  mini_program: true,
  app: false,
  h5: false,
  codepay: true,
  combine: false,
  refund: false,
  red_packets: false,
}
const PERMISSIONS: readonly Permission[] = PERMISSION_NAMES

type NewMerchant = {
  provider: string
  sub_mchid?: string
  name: string
  subject_type: SubjectType
  subject: string
  fee_rate_ppm?: number
  permissions?: Partial<Record<Permission, boolean>>
}

const NEW_MERCHANT = body({
  provider: MCHID,
  'sub_mchid?': MCHID,
  name: NAME,
  subject_type: SUBJECT_TYPE,
  subject: NAME,
  'fee_rate_ppm?': integer(0, HIGHEST_FEE_RATE_PPM),
  'permissions?': body(Object.fromEntries(PERMISSIONS.map((name) => [`${name}?`, FLAG]))),
})

export function addMerchantRoutes(control: Control): void {
  const { app, world } = control
  addMerchantSettings(control)
  addBindings(control)
  app.get(
    '/_control/merchants',
    operation({
      id: 'merchants.list',
      group: 'merchants',
      zh: '所有特约商户',
      en: 'All sub-merchants',
      answer: record({ merchants: listOf(MERCHANT) }),
    }),
    async () => ({
      merchants: [...world.store.tables.merchants.rows.values()].map((merchant) => renderMerchant(world, merchant)),
    }),
  )

  app.post<{ Body: NewMerchant }>(
    '/_control/merchants',
    operation({
      id: 'merchants.make',
      group: 'merchants',
      zh: '使一个特约商户已进件开户',
      en: 'Makes a sub-merchant of an SP',
      more: {
        zh: 'fee_rate_ppm 默认 6000（0.6%）；permissions 默认 jsapi、native、mini_program、codepay。',
        en: '`fee_rate_ppm` default 6000 (0.6 %); `permissions`: what it begins with, by default jsapi, native, mini_program, codepay.',
      },
      body: NEW_MERCHANT,
      answer: MERCHANT,
      refusals: { 404: ['NOT_FOUND'], 409: ['ALREADY_EXISTS'] },
    }),
    async ({ body: asked }) => keep(world, newMerchant(world, asked)),
  )
}

function addMerchantSettings({ app, world }: Control): void {
  app.put<{ Params: { sub_mchid: string; name: Permission }; Body: { granted: boolean } }>(
    '/_control/merchants/:sub_mchid/permissions/:name',
    operation({
      id: 'merchants.permit',
      group: 'merchants',
      zh: '直接授予或收回一项权限',
      en: 'Grants or withdraws a permission, the short way through the desk',
      body: body({ granted: FLAG }),
      answer: MERCHANT,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: { granted } }) => {
      const merchant = findMerchant(world, params.sub_mchid)
      if (!PERMISSIONS.includes(params.name)) throw notFound('权限', 'permission', params.name)
      settleAgreement(world, merchant, params.name, null, granted)
      return keep(world, merchant)
    },
  )

  app.put<{ Params: { sub_mchid: string }; Body: { allowed: boolean } }>(
    '/_control/merchants/:sub_mchid/collecting',
    operation({
      id: 'merchants.allowCollecting',
      group: 'merchants',
      zh: '风控：不允许时收款为 403 RULE_LIMIT',
      en: 'Risk control: while not allowed every order is 403 RULE_LIMIT',
      body: body({ allowed: FLAG }),
      answer: MERCHANT,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: { allowed } }) =>
      keep(world, { ...findMerchant(world, params.sub_mchid), restricted: !allowed }),
  )

  app.post<{ Params: { sub_mchid: string }; Body: { amount_fen: number } }>(
    '/_control/merchants/:sub_mchid/withdraw',
    operation({
      id: 'merchants.withdraw',
      group: 'merchants',
      zh: '商户提现到银行',
      en: 'The merchant takes money to its bank',
      body: body({ amount_fen: integer(1, Number.MAX_SAFE_INTEGER) }),
      answer: MERCHANT,
      refusals: { 404: ['NOT_FOUND'], 409: ['NOT_ENOUGH'] },
    }),
    async ({ params, body: { amount_fen: amountFen } }) => {
      const merchant = findMerchant(world, params.sub_mchid)
      withdraw(world, merchant, amountFen)
      return keep(world, merchant)
    },
  )
}

function addBindings({ app, world }: Control): void {
  app.post<{ Params: { sub_mchid: string }; Body: { appid: string; joint_operation_letter?: boolean } }>(
    '/_control/merchants/:sub_mchid/appids',
    operation({
      id: 'merchants.bindAppid',
      group: 'merchants',
      zh: '绑定 sub_appid；主体不一致须有联合运营函',
      en: 'Binds a sub_appid; one of another subject needs a joint-operation letter',
      body: body({ appid: APPID, 'joint_operation_letter?': FLAG }),
      answer: MERCHANT,
      refusals: { 404: ['NOT_FOUND'], 409: ['SUBJECT_MISMATCH'] },
    }),
    async ({ params, body: asked }) => {
      const merchant = findMerchant(world, params.sub_mchid)
      return keep(world, withAppid(world, merchant, asked.appid, asked.joint_operation_letter ?? false))
    },
  )

  app.delete<{ Params: { sub_mchid: string; appid: string } }>(
    '/_control/merchants/:sub_mchid/appids/:appid',
    operation({
      id: 'merchants.unbindAppid',
      group: 'merchants',
      zh: '解绑 sub_appid',
      en: 'Unbinds a sub_appid',
      answer: MERCHANT,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => {
      const merchant = findMerchant(world, params.sub_mchid)
      return keep(world, { ...merchant, appids: merchant.appids.filter(({ appid }) => appid !== params.appid) })
    },
  )
}

function newMerchant(world: World, asked: NewMerchant): Merchant {
  const provider = findProvider(world, asked.provider)
  const subMchid = asked.sub_mchid ?? `16${randomDigits(8)}`
  if (world.store.get('merchants', subMchid) ?? world.store.get('providers', subMchid)) {
    throw alreadyThere('商户号', 'sub_mchid', subMchid)
  }
  return {
    sub_mchid: subMchid,
    provider: provider.mchid,
    name: asked.name,
    subject_type: asked.subject_type,
    subject: asked.subject,
    fee_rate_ppm: asked.fee_rate_ppm ?? DEFAULT_FEE_RATE_PPM,
    permissions: { ...DEFAULT_PERMISSIONS, ...asked.permissions },
    appids: [],
    paid_fen: 0,
    refunded_fen: 0,
  }
}

// To the merchant's bank, which is outside of these books.
function withdraw(world: World, merchant: Merchant, amountFen: number): void {
  if (balanceOf(world.store, 'merchant', merchant.sub_mchid) < amountFen) {
    throw new ControlError(409, 'NOT_ENOUGH', '余额不足', 'the balance is short')
  }
  world.store.write(() =>
    post(
      world.store,
      [
        ['merchant', merchant.sub_mchid, -amountFen],
        ['world', 'world', amountFen],
      ],
      { at: world.clock.now(), kind: 'withdrawal', number: `W${compactTime(world.clock.now())}`, available: true },
    ),
  )
}

// `letter` is the short way to sign it; it may as well have been signed at the desk before.
function withAppid(world: World, merchant: Merchant, appid: string, letter: boolean): Merchant {
  const row = world.store.get('appids', appid)
  if (!row) throw notFound('应用', 'appid', appid)
  if (letter) settleAgreement(world, merchant, 'joint_operation', appid, true)
  if (!mayUseAppid(world, merchant, appid, 'joint_operation')) {
    throw new ControlError(
      409,
      'SUBJECT_MISMATCH',
      `主体不一致：${row.name} 的主体是“${row.subject}”，子商户的主体是“${merchant.subject}”。请提交联合运营函后再绑定。`,
      `the appid belongs to "${row.subject}", the merchant is "${merchant.subject}": a joint-operation letter is needed`,
      why('subjectsDiffer', {
        appid,
        app_subject: row.subject,
        sub_mchid: merchant.sub_mchid,
        subject: merchant.subject,
      }),
    )
  }
  const others = merchant.appids.filter((binding) => binding.appid !== appid)
  return {
    ...merchant,
    appids: [...others, { appid, joint_operation_letter: isGranted(world, merchant, 'joint_operation', appid) }],
  }
}

export function findMerchant(world: World, subMchid: string): Merchant {
  const merchant = world.store.get('merchants', subMchid)
  if (!merchant) throw notFound('特约商户', 'merchant', subMchid)
  return merchant
}

async function keep(world: World, merchant: Merchant): Promise<Record<string, unknown>> {
  world.store.write(() => world.store.put('merchants', merchant.sub_mchid, merchant))
  await world.store.durable()
  return renderMerchant(world, merchant)
}

function renderMerchant(world: World, merchant: Merchant): Record<string, unknown> {
  return {
    ...merchant,
    appids: merchant.appids.map(({ appid }) => ({
      appid,
      joint_operation_letter: isGranted(world, merchant, 'joint_operation', appid),
    })),
    permissions: Object.fromEntries(PERMISSIONS.map((name) => [name, isGranted(world, merchant, name)])),
    balance_fen: balanceOf(world.store, 'merchant', merchant.sub_mchid),
  }
}
