import { makeKeyPair, privatePem } from '../crypto/keys.ts'

/** A key that nobody knows WeChat by. */
export async function strangersKey(): Promise<string> {
  return privatePem((await makeKeyPair()).privateKey)
}
