import { Refusal, UNREADABLE } from './refusal.ts'

/** A file as the platform takes it within JSON. @throws Refusal for one that cannot be read */
export async function toBase64(file: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  reader.onload = () => resolve(String(reader.result))
  reader.onerror = () => reject(new Refusal({ ...UNREADABLE, detail: String(reader.error) }))
  reader.readAsDataURL(file)
  return (await promise).split(',', 2)[1] ?? ''
}
