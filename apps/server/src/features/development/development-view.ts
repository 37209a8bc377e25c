import type {
  Development as DevelopmentView,
  H5Domain as H5DomainView,
  DevelopmentSetting as SettingView,
} from '@teyue/contract/development'
import { viewAgreement } from '../agreements/agreement-view.ts'
import { type Compared, wantedPaths } from './comparison.ts'
import type { H5Domain } from './h5-domain.ts'
import type { Look } from './look.ts'
import type { NumberDevelopment } from './number-development.ts'
import { changeableAt, currentFollow, isUnderWay, type Setting } from './setting.ts'

type NumberView = DevelopmentView['sub_merchants'][number]

export function viewDevelopment(merchant: string, numbers: readonly NumberDevelopment[]): DevelopmentView {
  return { object: 'development', merchant, sub_merchants: numbers.map(viewNumber) }
}

export function viewSetting(setting: Setting): SettingView {
  const { state, refusedCode, refusedMessage } = setting
  const isRefused = state === 'refused' && refusedCode !== null
  return {
    id: setting.id,
    object: 'development_setting',
    sub_merchant: setting.subMerchantId,
    kind: setting.kind,
    value: setting.value,
    sub_appid: setting.subAppid,
    owner: setting.owner,
    state,
    state_since: setting.stateSince.toISOString(),
    way: setting.way,
    refusal: isRefused ? { code: refusedCode, message: refusedMessage ?? '' } : null,
    set_at: setting.setAt?.toISOString() ?? null,
    added_by: setting.addedBy,
    created_at: setting.createdAt.toISOString(),
  }
}

export function viewH5Domain({ id, subMerchantId, domain, owner, state, note, ...at }: H5Domain): H5DomainView {
  return {
    ...{ id, object: 'h5_domain', sub_merchant: subMerchantId, domain, owner, state, note },
    ...{ changed_at: at.changedAt.toISOString(), added_at: at.addedAt.toISOString() },
  }
}

function viewNumber(number: NumberDevelopment): NumberView {
  const { subMerchant, settings, bindings } = number
  return {
    sub_merchant: subMerchant.id,
    sub_mchid: subMerchant.subMchid,
    account: subMerchant.accountId,
    can_ask: number.canAsk,
    pay_paths: wantedPaths(settings).map(viewSetting),
    appids: bindings.map(({ appid, isBound }) => ({
      appid,
      bound: isBound,
      setting: viewOrNull(settings.find(({ kind, value }) => kind === 'appid' && value === appid)),
    })),
    follows: [null, ...bindings.map(({ appid }) => appid)].map((subAppid) => viewFollow(number, subAppid)),
    follow_history: settings.filter(({ kind }) => kind === 'follow').map(viewSetting),
    h5_domains: number.domains.map(viewH5Domain),
    agreements: number.agreements.map(viewAgreement),
    look: number.look && viewLook(number.look),
    compared: number.compared.map(viewCompared),
  }
}

function viewFollow({ settings, now }: NumberDevelopment, subAppid: string | null): NumberView['follows'][number] {
  const [newest] = settings.filter((one) => one.kind === 'follow' && one.subAppid === subAppid)
  const current = currentFollow(settings, subAppid)
  const next = current && changeableAt(current, now)
  return {
    sub_appid: subAppid,
    current: viewOrNull(current),
    pending: viewOrNull(newest && (isUnderWay(newest.state) || newest.state === 'refused') ? newest : undefined),
    changeable_at: next?.toISOString() ?? null,
  }
}

function viewLook({ askedAt, seenAt, code }: Look): NonNullable<NumberView['look']> {
  return { asked_at: askedAt.toISOString(), seen_at: seenAt?.toISOString() ?? null, code }
}

function viewCompared({ kind, name, here, atWechat, state, agrees, moves }: Compared): NumberView['compared'][number] {
  return { kind, name, here, at_wechat: atWechat, state, agrees, moves: [...moves] }
}

function viewOrNull(setting: Setting | undefined): SettingView | null {
  return setting ? viewSetting(setting) : null
}
