import net from 'node:net'

const PATIENCE_MS = 10_000

export type RawReply = {
  readonly status: number
  /** As they were written, in their order. */
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/** Bytes as another language's library may write them, in pieces, and what came back on that one connection. */
export function sendRaw(url: string, pieces: readonly (string | Buffer)[], replies: number): Promise<RawReply[]> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) })
    let received = Buffer.alloc(0)
    const done = () => {
      socket.destroy()
      resolve(readReplies(received, replies))
    }
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`no ${replies} replies, only: ${received}`)))
    socket.on('error', reject)
    socket.on('end', done)
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes])
      if (readReplies(received, replies).length === replies) done()
    })
    void writeAll(socket, pieces)
  })
}

export function headerOf(reply: RawReply | undefined, name: string): string | undefined {
  return reply?.headers.find(([given]) => given === name)?.[1]
}

// Each piece is a packet of its own, as far as the system allows.
async function writeAll(socket: net.Socket, pieces: readonly (string | Buffer)[]): Promise<void> {
  socket.setNoDelay(true)
  for (const piece of pieces) {
    await new Promise<void>((written) => socket.write(piece, () => setImmediate(written)))
  }
}

function readReplies(bytes: Buffer, most: number): RawReply[] {
  const replies: RawReply[] = []
  let rest = bytes
  while (replies.length < most) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) break
    const [line = '', ...lines] = rest.subarray(0, end).toString('utf8').split('\r\n')
    const headers = lines.map((text) => text.split(/: (.*)/s, 2) as [string, string])
    const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0)
    if (rest.length < end + 4 + length) break
    const body = rest.subarray(end + 4, end + 4 + length).toString('utf8')
    replies.push({ status: Number(line.split(' ')[1]), headers, body })
    rest = rest.subarray(end + 4 + length)
  }
  return replies
}
