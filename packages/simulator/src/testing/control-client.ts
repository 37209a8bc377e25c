import assert from 'node:assert/strict'

export type ControlAnswer = { readonly status: number; readonly body: Record<string, unknown> }

/** Asks the control API over real HTTP; what came back is the test's to judge. */
export async function ask(url: string, method: string, path: string, body?: unknown): Promise<ControlAnswer> {
  const answer = await fetch(`${url}/_control${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!answer.headers.get('content-type')?.startsWith('application/json')) return { status: answer.status, body: {} }
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** The same, for steps of a test that have to succeed. */
export async function control<Body = Record<string, never>>(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Body> {
  const answer = await ask(url, method, path, body)
  assert.equal(answer.status, 200, `${method} ${path}: ${JSON.stringify(answer.body)}`)
  return answer.body as Body
}
