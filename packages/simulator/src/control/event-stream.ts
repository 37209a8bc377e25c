import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Happening } from '../clock/happening.ts'
import { ControlError } from '../kit/control-error.ts'
import type { World } from '../world.ts'

const MOST_STREAMS = 50
const BEAT_MS = 15_000
const MOST_WAITING_BYTES = 1 << 20
const MOST_REPLAYED = 2_000

/** Tells each happening as it comes. A reader that does not read is let go, and may come back where it was. */
export function openStream(
  world: Pick<World, 'happenings'>,
  streams: Set<() => void>,
  request: FastifyRequest,
  reply: FastifyReply,
  render: (happening: Happening) => Record<string, unknown>,
): void {
  if (streams.size >= MOST_STREAMS) {
    throw new ControlError(409, 'TOO_MANY_STREAMS', '已有 50 条事件流', `there are ${MOST_STREAMS} streams already`)
  }
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' })
  const tell = (happening: Happening) => {
    raw.write(`id: ${happening.id}\nevent: ${happening.kind}\ndata: ${JSON.stringify(render(happening))}\n\n`)
    if (raw.writableLength > MOST_WAITING_BYTES) raw.destroy()
  }
  raw.write(': open\n\n')
  for (const happening of world.happenings.after(lastKnown(world, request), MOST_REPLAYED)) tell(happening)
  const deafen = world.happenings.listen(tell)
  const beat = setInterval(() => raw.write(': still here\n\n'), BEAT_MS)
  const leave = () => {
    clearInterval(beat)
    deafen()
  }
  // What is ended must be told nothing more, however long its reader takes.
  const end = () => {
    leave()
    raw.end()
  }
  streams.add(end)
  raw.once('close', () => {
    leave()
    streams.delete(end)
  })
}

/** A browser that comes back says by a header what it has, and then its address is an old one. */
function lastKnown(world: Pick<World, 'happenings'>, { headers, query }: FastifyRequest): number {
  const { after } = query as { after?: string }
  const known = Number(headers['last-event-id'] ?? after ?? world.happenings.lastId)
  return Number.isSafeInteger(known) ? known : world.happenings.lastId
}
