import { type Because, why } from '../explain/because.ts'
import type { DrawnCallFault } from '../faults/draw-fault.ts'
import type { Exchange } from './exchange.ts'

/** How this API says what a plan demands. */
export type FaultWords = {
  /** `code` was chosen by hand; null = by luck. */
  refused(luck: number, because: Because, code: string | null): Error
  systemError(because: Because): Error
  unavailable(luck: number, because: Because): Error
}

type Kind = DrawnCallFault['kind']

// What the caller gets instead of an answer.
const SEEN: { readonly [One in Kind]?: readonly [zh: string, en: string] } = {
  error_before: ['系统错误', 'a system error'],
  error_after: ['系统错误', 'a system error'],
  unavailable_before: ['“服务不可用”', '"service unavailable"'],
  unavailable_after: ['“服务不可用”', '"service unavailable"'],
  timeout_before: ['超时', 'a timeout'],
  timeout_after: ['超时', 'a timeout'],
  drop_before: ['连接中断', 'a broken connection'],
  drop_after: ['连接中断', 'a broken connection'],
  garbage: ['一页未签名的 HTML', 'a page of unsigned HTML'],
}

/** True when this was all the caller gets; the deed was not done. */
export async function failBefore(fault: DrawnCallFault, exchange: Exchange, words: FaultWords): Promise<boolean> {
  const because = why('faultNotDone', seenBy(fault.kind))
  switch (fault.kind) {
    case 'refuse':
      throw words.refused(fault.luck, why('faultRefused', { kind: fault.kind }), fault.code)
    case 'error_before':
      throw words.systemError(because)
    case 'unavailable_before':
      throw words.unavailable(fault.luck, because)
    case 'timeout_before':
      await exchange.sleep(fault.plan.hang_ms)
      exchange.vanish(because)
      return true
    case 'drop_before':
      exchange.vanish(because)
      return true
    default:
      return false
  }
}

/** True when this was all the caller gets, although the deed was done. */
export async function failAfter(fault: DrawnCallFault, exchange: Exchange, words: FaultWords): Promise<boolean> {
  const because = why('faultDone', seenBy(fault.kind))
  switch (fault.kind) {
    case 'slow':
      exchange.because = why('faultSlow', { kind: fault.kind })
      await exchange.sleep(fault.plan.slow_ms)
      return false
    case 'rotated':
      exchange.because = why('faultRotated', { kind: fault.kind })
      return false
    case 'bad_signature':
    case 'wrong_signature':
      exchange.because = why('faultBadSignature', { kind: fault.kind })
      return false
    case 'error_after':
      throw words.systemError(because)
    case 'unavailable_after':
      throw words.unavailable(fault.luck, because)
    case 'garbage': {
      const body = '<html><body>502 Bad Gateway</body></html>'
      exchange.answer({ status: 200, headers: { 'Content-Type': 'text/html' }, body }, because)
      return true
    }
    case 'timeout_after':
      await exchange.sleep(fault.plan.hang_ms)
      exchange.vanish(because)
      return true
    case 'drop_after':
      exchange.vanish(because)
      return true
    default:
      return false
  }
}

function seenBy(kind: Kind): { kind: string; seen_zh: string; seen_en: string } {
  const [zh, en] = SEEN[kind] ?? ['', '']
  return { kind, seen_zh: zh, seen_en: en }
}
