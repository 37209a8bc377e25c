// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import type { Clock, Happening } from './types/clock.ts'

export function clockCalls(ask: Ask) {
  return {
    /**
     * The virtual time.
     * 现在的虚拟时间。
     */
    read: () => ask<Clock>('GET', '/_control/clock'),
    /**
     * Turns the clock forward; all that falls due on the way happens, each thing at its own moment. By `ms` milliseconds (0 to 400 days), to the moment `to`, or with `next: true` to the next thing that falls due; one of the three. Answers when all deliveries are done; `fired` is how many things happened, `happened` lists them in order (500 at most, the rest by `events`).
     * 把时钟向前拨，途中到期的事依次发生。拨 ms 毫秒（0 至 400 天）、拨到时刻 to、或以 next: true 拨到下一件到期的事，三者取一。所有投递完成后才应答；fired 是发生的事数，happened 依次列出（至多 500 件，其余见 events）。
     */
    advance: (
      body: {
        readonly ms?: number
        /** 不早于现在 · not before now */
        readonly to?: string
        readonly next?: true
      } = {},
    ) =>
      ask<{
        readonly now: string
        readonly offset_ms: number
        readonly fired: number
        readonly happened: readonly Happening[]
      }>('POST', '/_control/clock/advance', { body }),
    /**
     * Registers a listener, told of each turn before anything is sent at the new time. POSTs `{offset_ms, now}` to the URL and waits up to 2 s; one advance may turn the clock several times.
     * 登记一个听众：每次拨钟都先通知它。向该地址 POST {offset_ms, now}，至多等 2 秒；一次 advance 可能拨动数次。
     */
    listen: (body: { readonly url: string }) => ask<Clock>('POST', '/_control/clock/listeners', { body }),
  }
}
