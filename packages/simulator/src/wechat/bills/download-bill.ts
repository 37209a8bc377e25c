import { billChunks } from '../../bills/bill.ts'
import { gzipped, sealed } from '../../bills/pack.ts'
import type { World } from '../../world.ts'
import { type Answer, type Call, readQuery } from '../call.ts'
import { refuse } from '../refusals.ts'
import { DOWNLOAD_FIELDS } from './fields.ts'

/** 下载账单: the request is signed, the answer is not; what proves it is the digest that was signed before. */
export function downloadBill(world: World, call: Call): Answer {
  const { token } = readQuery<{ token: string }>(call.query, DOWNLOAD_FIELDS)
  const download = world.store.get('bill_downloads', token)
  if (!download || download.expires_at < world.clock.now()) {
    throw refuse('billTokenWrong', download ? 'the address lived five minutes' : 'there is no such token')
  }
  if (download.mchid !== call.provider.mchid) throw refuse('billNotYours', `it was asked for by ${download.mchid}`)
  const { bill, piece, gzip } = download
  const text = billChunks(world, bill, piece ?? undefined)
  const packed = gzip ? gzipped(text) : text
  const file = piece ? sealed(packed, piece.key, piece.nonce) : packed
  return { status: 200, file, contentType: gzip ? 'application/x-gzip' : 'text/plain' }
}
