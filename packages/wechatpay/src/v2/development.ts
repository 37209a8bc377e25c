import type { CallOptions } from '../call.ts'
import type { Answer } from '../exchange.ts'
import { parseJson } from '../json.ts'
import { isRecord } from '../shapes.ts'
import { assertText, type Fields, type V2Call } from './call.ts'
import { developmentRefusals } from './refusals.ts'
import type { V2Transport } from './transport.ts'
import { nothing, type Reader, refuseAt } from './values.ts'

const MAX_PATH_CHARS = 256
const MAX_PATHS = 50
const MAX_APPIDS = 200
/** WeChat's word for “no appid”. */
const NO_APPID = 'NULL'

type Parties = { readonly appid: string; readonly sub_mch_id: string }

/**
 * What payers are offered to follow after paying this sub-merchant with `sub_appid`; the literal `NULL` stands for payments
 * without one. A service account or a mini program, not both.
 */
export type V2Recommendation = { readonly sub_mch_id: string; readonly sub_appid: string } & (
  | { readonly subscribe_appid: string; readonly receipt_appid?: never }
  | { readonly receipt_appid: string; readonly subscribe_appid?: never }
)

/** `sub_appid` is null in the row that holds for payments without one. */
export type V2DevelopmentSettings = {
  readonly payPaths: readonly string[]
  readonly appids: readonly { readonly sub_appid: string | null; readonly subscribe_appid: string | null }[]
}

/** Development settings 开发配置 of a sub-merchant. All need the certificate, and throw `WechatPayError`. */
export type V2Development = {
  /** Official page: 新增支付目录. At most five; `jsapi_path` is a folder, http or https, with `/` at its end. */
  addPayPath(path: Parties & { readonly jsapi_path: string }, options?: CallOptions): Promise<Answer<null>>
  /** Official page: 新增对应APPID关联. Another subject's appid is refused without a joint-operation letter (M17). */
  bindAppid(binding: Parties & { readonly sub_appid: string }, options?: CallOptions): Promise<Answer<null>>
  /** Official page: 开发配置查询. */
  query(subMerchant: Parties, options?: CallOptions): Promise<Answer<V2DevelopmentSettings>>
  /** Official page: 服务商特约商户关注功能配置. It can be added only, and changed after 30 days: look twice at the appid. */
  recommendFollow(recommendation: V2Recommendation, options?: CallOptions): Promise<Answer<null>>
}

export function createV2Development(transport: V2Transport): V2Development {
  const add = (fields: Fields) => setting('/secapi/mch/addsubdevconfig', fields, nothing)
  return {
    addPayPath: async (path, options) => {
      assertPayPath(path.jsapi_path)
      return transport.send(add(path), options)
    },
    bindAppid: async (binding, options) => transport.send(add(binding), options),
    query: async (subMerchant, options) =>
      transport.send(
        { ...setting('/secapi/mch/querysubdevconfig', subMerchant, readSettings), repetition: 'freely' },
        options,
      ),
    recommendFollow: async (recommendation, options) => transport.send(recommending(recommendation), options),
  }
}

function setting<T>(path: string, fields: Fields, read: Reader<T>): V2Call<T> {
  return {
    path,
    fields,
    signing: 'md5',
    withoutNonce: true,
    certificate: true,
    repetition: 'same_number',
    refusals: developmentRefusals,
    read,
  }
}

function recommending(recommendation: V2Recommendation): V2Call<null> {
  const { subscribe_appid, receipt_appid } = recommendation
  if ((subscribe_appid === undefined) === (receipt_appid === undefined)) {
    throw new TypeError('either subscribe_appid or receipt_appid is recommended, not both')
  }
  return {
    path: '/secapi/mkt/addrecommendconf',
    fields: recommendation,
    signing: 'hmac_sha256',
    certificate: true,
    repetition: 'same_number',
    refusals: developmentRefusals,
    read: nothing,
  }
}

function assertPayPath(path: string): void {
  assertText('jsapi_path', path, MAX_PATH_CHARS, true)
  const url = URL.canParse(path) ? new URL(path) : null
  const isFolder = url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === ''
  if (!isFolder || !path.endsWith('/')) throw new TypeError(`${path} is not a folder of the web with / at its end`)
}

const readSettings: Reader<V2DevelopmentSettings> = ({ fields }) => {
  const payPaths = listOf(fields, 'jsapi_path_list', MAX_PATHS)
  const appids = listOf(fields, 'appid_config_list', MAX_APPIDS)?.map(readAppid)
  if (!payPaths?.every((path) => typeof path === 'string')) return refuseAt('/jsapi_path_list')
  if (!appids?.every((row) => row !== null)) return refuseAt('/appid_config_list')
  return { ok: true, value: { payPaths, appids } }
}

// The list stands as JSON in the text, under its own name once more. None is set: the text is missing or empty.
function listOf(fields: ReadonlyMap<string, string>, name: string, maxItems: number): readonly unknown[] | null {
  const text = fields.get(name)
  if (!text) return []
  const json = parseJson(Buffer.from(text))
  const list = isRecord(json) && Object.hasOwn(json, name) ? json[name] : json
  return Array.isArray(list) && list.length <= maxItems ? list : null
}

function readAppid(row: unknown): V2DevelopmentSettings['appids'][number] | null {
  if (!isRecord(row)) return null
  const read = (name: string): string | null | undefined => {
    const value = Object.hasOwn(row, name) ? row[name] : ''
    if (typeof value !== 'string') return undefined
    return value === '' || value.toUpperCase() === NO_APPID ? null : value
  }
  const [sub_appid, subscribe_appid] = [read('sub_appid'), read('subscribe_appid')]
  return sub_appid === undefined || subscribe_appid === undefined ? null : { sub_appid, subscribe_appid }
}
