/** The whole body, of at most so many bytes. */
export async function readWithin(answer: Response, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = (answer.body ?? new Response('').body!).getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.byteLength
    if (length > mostBytes) {
      await reader.cancel()
      throw new RangeError(`the answer is longer than ${mostBytes} bytes`)
    }
    chunks.push(read.value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
