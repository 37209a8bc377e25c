/** What goes into the string, as the request bore it. */
export type SigningParts = {
  readonly method: string
  readonly target: string
  readonly timestamp: string
  readonly nonce: string
  readonly body: string
  readonly host: string
  /** Of an upload the whole body, of which only `meta` is signed. */
  readonly upload?: Buffer
}

export function signingText({ method, target, timestamp, nonce, body }: SigningParts): string {
  return `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`
}
