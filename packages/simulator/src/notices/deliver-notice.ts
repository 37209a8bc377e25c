import { randomUUID } from 'node:crypto'
import type { NoticeFault } from '../faults/kinds.ts'
import type { Notice } from '../storage/notice-rows.ts'
import type { Provider } from '../storage/provider-rows.ts'
import { noticeKind, platformKey, signatureHeaders } from '../wechat/platform-signature.ts'
import { rotateByFault } from '../wechat/rotate-certificate.ts'
import { strangersKey } from '../wechat/strangers-key.ts'
import type { World } from '../world.ts'
import { sealNotice } from './seal-notice.ts'
import { type Sent, send } from './send.ts'
import { isTakenV2, V2_NOTICE_HEADERS, writeV2Notice } from './v2-notice.ts'

const NOT_TAKEN = 'the answer is no XML with return_code SUCCESS'
const MUST_REFUSE: Partial<Record<NoticeFault, string>> = {
  notice_signtest: 'SIGNTEST',
  notice_wrong_signature: 'signed by a stranger',
}

export type Delivered = {
  readonly sent: Sent
  readonly error: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sends it once. A wrong signature must be refused, and whatever the answer is, it comes again with a right one. */
export async function deliverOnce(
  world: World,
  notice: Notice,
  provider: Provider,
  fault: NoticeFault | null,
): Promise<Delivered> {
  const delivered = notice.v2
    ? await deliverV2(notice, provider, fault)
    : await deliverV3(world, notice, provider, fault)
  const flaw = fault && MUST_REFUSE[fault]
  if (!flaw) return delivered
  const refused = (delivered.sent.status ?? 0) >= 400 || delivered.error === NOT_TAKEN
  const judged = refused ? 'refused, as it must be' : 'NOT refused, although the signature was wrong'
  return { ...delivered, error: delivered.sent.error ?? `${flaw}: ${judged}` }
}

async function deliverV3(
  world: World,
  notice: Notice,
  before: Provider,
  fault: NoticeFault | null,
): Promise<Delivered> {
  const provider = fault === 'notice_rotated' ? await rotateByFault(world, before) : before
  const body = sealNotice(notice, provider)
  const key = platformKey(world, provider, noticeKind(provider, notice.id))
  const signer = fault === 'notice_wrong_signature' ? { ...key, private_key_pem: await strangersKey() } : key
  const headers = await headersSignedBy(world, signer, body, fault === 'notice_signtest')
  const sent = await send(notice.url, headers, body)
  return { sent, error: sent.error, headers, body }
}

// In APIv2 the status means nothing alone: the XML in the answer takes the notice or does not. It has no probes.
async function deliverV2(notice: Notice, provider: Provider, fault: NoticeFault | null): Promise<Delivered> {
  const falsely = fault !== null && MUST_REFUSE[fault] !== undefined
  const body = writeV2Notice(notice, falsely ? { ...provider, api_v2_key: randomUUID().replaceAll('-', '') } : provider)
  const sent = await send(notice.url, V2_NOTICE_HEADERS, body)
  return { sent, error: sent.error ?? (isTakenV2(sent) ? null : NOT_TAKEN), headers: V2_NOTICE_HEADERS, body }
}

export async function noticeHeaders(
  world: World,
  provider: Provider,
  noticeId: string,
  body: string,
  signtest = false,
): Promise<Record<string, string>> {
  return headersSignedBy(world, platformKey(world, provider, noticeKind(provider, noticeId)), body, signtest)
}

async function headersSignedBy(
  world: World,
  key: { readonly id: string; readonly private_key_pem: string },
  body: string,
  signtest: boolean,
): Promise<Record<string, string>> {
  return {
    'Content-Type': 'application/json',
    Accept: '*/*',
    'User-Agent': 'Mozilla/4.0',
    'Request-ID': `${randomUUID().replaceAll('-', '').toUpperCase()}-0`,
    ...(await signatureHeaders(body, key, world.clock.now(), signtest)),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  }
}
