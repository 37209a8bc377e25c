import { randomAlphanumeric } from '../kit/random-text.ts'
import type { BillDownload } from '../storage/money-rows.ts'
import type { World } from '../world.ts'

const TOKEN_CHARACTERS = 44
const LIFETIME_MS = 5 * 60_000
const PATH = '/v3/billdownload/file'

/** An address that lives five minutes, kept so that a restart does not break it. */
export function offerDownload(world: World, download: Omit<BillDownload, 'expires_at'>): string {
  const token = randomAlphanumeric(TOKEN_CHARACTERS)
  const now = world.clock.now()
  world.store.write(() => {
    forgetExpired(world, now)
    world.store.put('bill_downloads', token, { ...download, expires_at: now + LIFETIME_MS })
  })
  return `${world.url}${PATH}?token=${token}${download.gzip ? '&tartype=gzip' : ''}`
}

function forgetExpired(world: World, now: number): void {
  const { bill_downloads: downloads } = world.store.tables
  for (let oldest = downloads.oldest(); oldest !== null; oldest = downloads.oldest()) {
    if (oldest.row.expires_at >= now) return
    world.store.put('bill_downloads', oldest.key, null)
  }
}
