import { createSign, randomUUID } from 'node:crypto'

export type Signer = { readonly mchid: string; readonly serial: string; readonly privateKeyPem: string }

/** A call at WeChat's door as anybody with some key may try it: by hand, not through our client. */
export async function signedCall(
  baseUrl: string,
  { mchid, serial, privateKeyPem }: Signer,
  method: string,
  path: string,
  body: object | null,
): Promise<{ readonly status: number; readonly code: string; readonly message: string }> {
  const text = body === null ? '' : JSON.stringify(body)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomUUID().replaceAll('-', '')
  const signature = createSign('RSA-SHA256')
    .update(`${method}\n${path}\n${timestamp}\n${nonce}\n${text}\n`)
    .sign(privateKeyPem, 'base64')
  const fields = { mchid, nonce_str: nonce, timestamp, serial_no: serial, signature }
  const authorization = Object.entries(fields).map(([name, value]) => `${name}="${value}"`)
  const answer = await fetch(new URL(path, baseUrl), {
    method,
    headers: {
      authorization: `WECHATPAY2-SHA256-RSA2048 ${authorization.join(',')}`,
      accept: 'application/json',
      'user-agent': 'teyue-tests',
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === null ? {} : { body: text }),
  })
  const said = JSON.parse((await answer.text()) || '{}') as { code?: string; message?: string }
  return { status: answer.status, code: said.code ?? '', message: said.message ?? '' }
}
