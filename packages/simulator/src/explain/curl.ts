import type { LoggedExchange } from '../wechat/exchange-log.ts'
import type { World } from '../world.ts'

// What curl works out by itself.
const CURLS_OWN = ['content-length', 'connection', 'host', 'transfer-encoding', 'expect']

/** Commands that make the request again; null where not all of it is kept. */
export type Curl = {
  /** Byte for byte, Authorization and all: the nonce is then used already, and WeChat says so. */
  readonly exact: string | null
  /** The same deed signed anew by the simulator (POST /_control/try). */
  readonly signed_anew: string | null
}

export function curlOf(world: World, exchange: LoggedExchange): Curl {
  return { exact: exactly(world, exchange), signed_anew: anew(world, exchange) }
}

/** The sub-merchant that the request names; null if it names none. */
export function subMchidOf({ path, request_body: body }: LoggedExchange): string | null {
  const found =
    /[?&]sub_mchid=(\d+)/.exec(path) ??
    /"sub_mchid"\s*:\s*"(\d+)"/.exec(body) ??
    /<sub_mch_id>\s*(?:<!\[CDATA\[)?(\d+)/.exec(body)
  return found?.[1] ?? null
}

function exactly(world: World, exchange: LoggedExchange): string | null {
  const { method, path, request_headers: headers, request_body: body, secure, api } = exchange
  // Of logins the secrets are masked, and of what was cut or uploaded the whole is not kept.
  if (api === 'login' || api === 'callup' || !isWhole(exchange)) return null
  const lines = [`curl -sS -i --path-as-is -X ${method} ${quoted((secure ? world.tlsUrl : world.url) + path)}`]
  if (secure) lines.push('--cacert ca.pem --cert apiclient_cert.pem --key apiclient_key.pem')
  for (let index = 0; index < headers.length; index += 2) {
    const [name = '', value = ''] = headers.slice(index, index + 2)
    if (!CURLS_OWN.includes(name.toLowerCase()))
      lines.push(`-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`)
  }
  if (body !== '') lines.push(`--data-binary ${quoted(body)}`)
  return lines.join(' \\\n  ')
}

function anew(world: World, exchange: LoggedExchange): string | null {
  const { api, mchid, method, path, request_body: body } = exchange
  if (
    api === 'login' ||
    api === 'callup' ||
    !isWhole(exchange) ||
    mchid === null ||
    !world.store.get('providers', mchid)
  )
    return null
  const asked = JSON.stringify({ mchid, api, method, path, ...(body === '' ? {} : { body }) })
  const type = quoted('Content-Type: application/json')
  return `curl -sS -X POST ${quoted(`${world.url}/_control/try`)} \\\n  -H ${type} \\\n  --data-binary ${quoted(asked)}`
}

function isWhole({ request_body: body, request_bytes: bytes }: LoggedExchange): boolean {
  return Buffer.byteLength(body) === bytes
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
