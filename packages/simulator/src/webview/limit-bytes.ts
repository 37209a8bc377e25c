import { Transform, type TransformCallback } from 'node:stream'

/** Breaks off what is larger. */
export function limitBytes(most: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding: string, done: TransformCallback) {
      bytes += chunk.length
      if (bytes > most) done(new Error(`more than ${most} bytes`))
      else done(null, chunk)
    },
  })
}
