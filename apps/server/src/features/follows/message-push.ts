/** Where the public platform tells us what happens at an account. */
export type MessagePush = {
  /** The appid's id, which is all that the address has. */
  readonly id: string
  readonly appid: string
  readonly setAt: Date
  readonly heardAt: Date | null
}

export type FoundPush = { readonly providerId: string; readonly id: string; readonly appid: string }

/** What its secrets are sealed for. */
export const pushTokenContext = (id: string) => `message_push.token:${id}`
export const pushKeyContext = (id: string) => `message_push.aes_key:${id}`

/** The address that is typed in on the public platform. */
export function pushAddress(publicUrl: string, id: string): string {
  return `${publicUrl}/notify/weixin/${id}`
}
