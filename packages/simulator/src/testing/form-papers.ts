import { constants, createHash, publicEncrypt } from 'node:crypto'
import type { ProviderAnswer, Stage } from './stage.ts'

const PICTURE: Buffer = Buffer.from('\x89PNG\r\n\x1a\n a licence', 'latin1')
const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }

/** What a form is made of: pictures that were uploaded, and texts sealed for the platform's key. */
export type Papers = {
  readonly picture: string
  seal(text: string): string
  /** The header that names the key. */
  readonly headers: { readonly 'Wechatpay-Serial': string }
}

export async function papersOf(stage: Pick<Stage, 'provider' | 'call'>, picture = PICTURE): Promise<Papers> {
  const { pem, serial } = stage.provider.platform_certificates[0] as ProviderAnswer['platform_certificates'][number]
  return {
    picture: await uploadPicture(stage, picture),
    seal: (text) => publicEncrypt({ key: pem, ...OAEP }, Buffer.from(text)).toString('base64'),
    headers: { 'Wechatpay-Serial': serial },
  }
}

async function uploadPicture(stage: Pick<Stage, 'call'>, picture: Buffer): Promise<string> {
  const boundary = 'b0undary'
  const meta = JSON.stringify({ filename: 'a.png', sha256: createHash('sha256').update(picture).digest('hex') })
  const part = (disposition: string, type: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`
  const sent = Buffer.concat([
    Buffer.from(`${part('name="meta"', 'application/json')}${meta}\r\n`),
    Buffer.from(part('name="file"; filename="a.png"', 'image/png')),
    picture,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` }
  const { body } = await stage.call('POST', '/v3/merchant/media/upload', meta, { headers, sentBody: sent })
  return String(body.media_id)
}
