import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { request } from 'undici'

// The least that anybody must do with the bill at argv: fetch, unpack, and count its lines. Prints what it took.

const HEADER_AND_SUMS = 3
const [address = ''] = (process.argv[2] ?? '').split('#')
const started = performance.now()
const { body } = await request(address)
let lines = 0
for await (const line of createInterface({ input: body.pipe(createGunzip()) })) if (line !== '') lines += 1
const seconds = (performance.now() - started) / 1000
process.stdout.write(
  JSON.stringify({ rows: lines - HEADER_AND_SUMS, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }),
)
