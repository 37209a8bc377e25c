import type { World } from '../world.ts'

const SECRETS = ['secret', 'code', 'js_code', 'access_token', 'refresh_token']

type Outcome = {
  readonly status: number
  readonly answer: unknown
  readonly reason: string | null
  readonly startedAt: number
}

/** Into the log of all exchanges; of what was answered only errors, because the rest is secrets. */
export function logLogin(world: World, method: string, url: URL, { status, answer, reason, startedAt }: Outcome): void {
  const error = answer as { errcode?: number; errmsg?: string } | null
  const query = new URLSearchParams(url.searchParams)
  for (const name of SECRETS) if (query.has(name)) query.set(name, '***')
  world.exchanges.add({
    at: new Date(world.clock.now()).toISOString(),
    method,
    path: query.size === 0 ? url.pathname : `${url.pathname}?${query}`,
    mchid: null,
    status,
    request_id: '',
    code: error?.errcode ? String(error.errcode) : null,
    message: error?.errmsg ?? null,
    reason,
    fault: null,
    duration_ms: Math.round(performance.now() - startedAt),
    request_body: '',
    answer_body: error?.errcode ? JSON.stringify(error) : '',
  })
}
