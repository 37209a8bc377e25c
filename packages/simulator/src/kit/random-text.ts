import { randomBytes } from 'node:crypto'

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'

export function randomAlphanumeric(length: number): string {
  return draw(ALPHANUMERIC, length)
}

export function randomDigits(length: number): string {
  return draw(DIGITS, length)
}

// The slight bias of the remainder does not matter: these are names, not keys.
function draw(alphabet: string, length: number): string {
  let text = ''
  for (const byte of randomBytes(length)) text += alphabet[byte % alphabet.length]
  return text
}
