import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import type { TestWorld } from '@teyue/server/testing/world'

/** What is typed in on both sides. */
export const pushSecrets = {
  token: 'tokenOfThePlatform',
  encoding_aes_key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

/** The public platform 公众平台 in safe mode: it asks whether an address is ours, and tells what happens at an account. */
export async function echo(world: TestWorld, id: string, word: string, token = pushSecrets.token): Promise<string> {
  const query = signed(token, [], 'signature')
  const answer = await fetch(new URL(`/notify/weixin/${id}?${query}&echostr=${word}`, world.url))
  return `${answer.status} ${await answer.text()}`
}

/** Tells that a payer came to follow the account, from the page after this transaction. */
export async function tellFollow(
  world: TestWorld,
  { id, appid }: { readonly id: string; readonly appid: string },
  transaction: string,
  token = pushSecrets.token,
): Promise<string> {
  const created = Math.floor(Date.now() / 1000)
  const event = `<xml><FromUserName><![CDATA[oPayer]]></FromUserName><CreateTime>${created}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe]]></Event><EventKey><![CDATA[last_trade_no_${transaction}]]></EventKey></xml>`
  const sealed = seal(event, appid)
  const body = `<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`
  const query = signed(token, [sealed], 'msg_signature')
  const headers = { 'content-type': 'text/xml' }
  const answer = await fetch(new URL(`/notify/weixin/${id}?${query}`, world.url), { method: 'POST', headers, body })
  return `${answer.status} ${await answer.text()}`
}

function signed(token: string, more: readonly string[], name: string): string {
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), randomBytes(6).toString('hex')]
  const words = [token, timestamp, nonce, ...more].toSorted().join('')
  return `timestamp=${timestamp}&nonce=${nonce}&${name}=${createHash('sha1').update(words).digest('hex')}`
}

function seal(text: string, appid: string): string {
  const key = Buffer.from(`${pushSecrets.encoding_aes_key}=`, 'base64')
  const content = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const plain = Buffer.concat([randomBytes(16), length, content, Buffer.from(appid)])
  const pad = 32 - (plain.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString('base64')
}
