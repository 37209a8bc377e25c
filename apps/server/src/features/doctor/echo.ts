/** What a nonce is sealed for that our own address is called with: elsewhere it does not open. */
export const echoContext = (accountId: string) => `doctor.echo:${accountId}`

// A sealed nonce is about half of it.
const maxTokenCharacters = 400

/** The nonce, for whoever holds the master key; null for anything else that came. */
export function openEcho(
  vault: { open(sealed: Buffer, context: string): Buffer },
  accountId: string,
  token: string | undefined,
): string | null {
  if (!token || token.length > maxTokenCharacters) return null
  try {
    return vault.open(Buffer.from(token, 'base64url'), echoContext(accountId)).toString('utf8')
  } catch {
    return null
  }
}
