import { Transform, type TransformCallback } from 'node:stream'

// A document whose doctype has not ended by then has none that would be worth keeping first.
const MAX_HEAD_BYTES = 8_192
const PROLOGUE = /^(?:\xef\xbb\xbf)?\s*(?:<!--[\s\S]*?-->\s*)*<!doctype[^>]*>/i
const MAY_STILL_COME = /^(?:\xef\xbb\xbf)?\s*(?:<!--[\s\S]*?-->\s*)*(?:$|<(?:$|!))/i

/**
 * Puts markup right behind the doctype of an HTML document that streams through: a script there runs before all of the
 * page's own, and the page stays in the mode that its doctype asks for. Bytes are left as they are, in any encoding.
 */
export function injectInto(markup: string): Transform {
  let head: Buffer | null = Buffer.alloc(0)
  const begin = (stream: Transform, bytes: Buffer) => {
    const prologue = PROLOGUE.exec(bytes.toString('latin1'))?.[0].length ?? 0
    stream.push(Buffer.concat([bytes.subarray(0, prologue), Buffer.from(markup), bytes.subarray(prologue)]))
    head = null
  }
  return new Transform({
    transform(this: Transform, chunk: Buffer, _encoding: string, done: TransformCallback) {
      if (head === null) {
        done(null, chunk)
        return
      }
      head = Buffer.concat([head, chunk])
      const text = head.toString('latin1')
      if (PROLOGUE.test(text) || head.length >= MAX_HEAD_BYTES || !MAY_STILL_COME.test(text)) begin(this, head)
      done()
    },
    flush(this: Transform, done: TransformCallback) {
      if (head !== null) begin(this, head)
      done()
    },
  })
}
