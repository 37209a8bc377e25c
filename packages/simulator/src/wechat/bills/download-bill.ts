import { billChunks } from '../../bills/bill.ts'
import { gzipped, sealed } from '../../bills/pack.ts'
import { why } from '../../explain/because.ts'
import { iso } from '../../explain/facts.ts'
import type { World } from '../../world.ts'
import { type Answer, type Call, readQuery } from '../call.ts'
import { refuse } from '../refusals.ts'
import { DOWNLOAD_FIELDS } from './fields.ts'

/** 下载账单: the request is signed, the answer is not; what proves it is the digest that was signed before. */
export function downloadBill(world: World, call: Call): Answer {
  const { token } = readQuery<{ token: string }>(call.query, DOWNLOAD_FIELDS)
  const download = world.store.get('bill_downloads', token)
  if (!download) throw refuse('billTokenWrong', why('billTokenUnknown'))
  const { expires_at: expiresAt, mchid: owner } = download
  if (expiresAt < world.clock.now())
    throw refuse('billTokenWrong', why('billTokenExpired', { expired: iso(expiresAt) }))
  const { mchid } = call.provider
  if (owner !== mchid) throw refuse('billNotYours', why('billNotYours', { named: 'download_url', owner, mchid }))
  const { bill, piece, gzip } = download
  const text = billChunks(world, bill, piece ?? undefined)
  const packed = gzip ? gzipped(text) : text
  const file = piece ? sealed(packed, piece.key, piece.nonce) : packed
  return { status: 200, file, contentType: gzip ? 'application/x-gzip' : 'text/plain' }
}
