import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 96
const HEIGHT = 64
const GREY = 0xc8
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/** A grey PNG with a dark frame, as a paper that browsers can show. */
export function picture(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  // Eight bits of grey, and no interlacing.
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: WIDTH }, (_, x) => (isFrame(x, y) ? 0x40 : GREY))]),
  )
  const pieces = [
    piece('IHDR', header),
    piece('IDAT', deflateSync(Buffer.concat(rows))),
    piece('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([SIGNATURE, ...pieces])
}

function isFrame(x: number, y: number): boolean {
  return x < 3 || y < 3 || x >= WIDTH - 3 || y >= HEIGHT - 3
}

function piece(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
