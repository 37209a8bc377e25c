import type { PasskeyAnswer, PasskeyQuestion } from '@teyue/contract/passkey'

/** Browsers know passkeys at names, not at bare IP addresses. */
export const canUsePasskeys =
  typeof PublicKeyCredential !== 'undefined' &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential &&
  !/^[\d.]+$|:/.test(location.hostname)

/** Lets a device answer; null where the person would rather not. */
export async function answerByPasskey({ options, challenge }: PasskeyQuestion): Promise<PasskeyAnswer | null> {
  const wanted = options as unknown as PublicKeyCredentialRequestOptionsJSON
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(wanted)
  return answered(challenge, navigator.credentials.get({ publicKey }))
}

/** Makes a passkey in a device; null where the person would rather not. */
export async function makePasskey({ options, challenge }: PasskeyQuestion): Promise<PasskeyAnswer | null> {
  const wanted = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(wanted)
  return answered(challenge, navigator.credentials.create({ publicKey }))
}

async function answered(challenge: string, asked: Promise<Credential | null>): Promise<PasskeyAnswer | null> {
  const credential = await asked.catch(() => null)
  if (!(credential instanceof PublicKeyCredential)) return null
  return { challenge, response: credential.toJSON() as unknown as Record<string, unknown> }
}
