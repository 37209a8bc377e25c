import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

const WORDS =
  '手机的浏览器不转发 WebSocket，请让网页直接连接自己的服务器。 The phone passes no WebSocket on: let the page connect to its own server directly.\n'

/** WebSockets need no way through the phone: a browser lets a page open them to any server. */
export function refuseUpgrade(_request: IncomingMessage, socket: Duplex): void {
  const head = ['HTTP/1.1 501 Not Implemented', 'Connection: close', 'Content-Type: text/plain; charset=utf-8']
  socket.on('error', () => socket.destroy())
  socket.end(`${[...head, `Content-Length: ${Buffer.byteLength(WORDS)}`].join('\r\n')}\r\n\r\n${WORDS}`)
}
