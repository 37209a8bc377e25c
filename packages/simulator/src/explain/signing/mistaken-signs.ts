import { signedText } from '../../v2/sign.ts'
import type { V2_SIGNING_REASONS } from '../reasons/v2-signing.ts'

export type SignMistake = keyof typeof V2_SIGNING_REASONS
type Pair = readonly [name: string, value: string]

/** A string of APIv2 as programs build it by mistake; `field` where one field is to be named. */
export type MistakenSign = readonly [reason: SignMistake, text: string | Buffer, field?: string]

/** Strings that programs sign by mistake with the right key, the likeliest first. */
export function* mistakenSigns(fields: ReadonlyMap<string, string>, key: string): Generator<MistakenSign> {
  const given = [...fields].filter(([name]) => name !== 'sign')
  const full = given.filter(([, value]) => value !== '')
  const right = joined(full.toSorted(byName))
  yield ['v2KeyMissing', right]
  yield ['v2KeyMissing', `${right}&`]
  yield ['v2KeyMissing', `${right}&key=`]
  for (const text of [`${right}&${key}`, right + key, `${right}key=${key}`, `key=${key}&${right}`]) {
    yield ['v2KeyLabel', text]
  }
  yield ['v2KeyLabel', joined([...full, ['key', key] as const].toSorted(byName))]
  yield ['v2KeyLabel', `${right}&KEY=${key}`]
  const all = given.toSorted(byName)
  yield ['v2EmptyIncluded', `${joined(all)}&key=${key}`]
  yield ['v2Unsorted', `${joined(full)}&key=${key}`]
  yield ['v2Unsorted', `${joined(full.toReversed())}&key=${key}`]
  yield ['v2Unsorted', `${joined(full.toSorted(([a], [b]) => a.localeCompare(b, 'en')))}&key=${key}`]
  for (const encode of [encodeURIComponent, encodeURI, formEncoded]) {
    yield [
      'v2Encoded',
      `${joined(full.map(([name, value]) => [name, encode(value)] as const).toSorted(byName))}&key=${key}`,
    ]
  }
  yield ['v2SignIncluded', `${joined([...full, ['sign', ''] as const].toSorted(byName))}&key=${key}`]
  yield [
    'v2SignIncluded',
    `${joined([...full, ['sign', fields.get('sign') ?? ''] as const].toSorted(byName))}&key=${key}`,
  ]
  yield [
    'v2CdataIncluded',
    `${joined(full.map(([name, value]) => [name, `<![CDATA[${value}]]>`] as const).toSorted(byName))}&key=${key}`,
  ]
  yield [
    'v2Trimmed',
    `${joined(full.map(([name, value]) => [name, value.trim()] as const).toSorted(byName))}&key=${key}`,
  ]
  yield ['v2OtherCharset', Buffer.from(signedText(fields, key), 'latin1')]
  for (const [name] of full) {
    yield ['v2WithoutField', `${joined(full.filter(([other]) => other !== name).toSorted(byName))}&key=${key}`, name]
  }
}

function joined(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join('&')
}

function byName([a]: Pair, [b]: Pair): number {
  return a < b ? -1 : 1
}

function formEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%20', '+')
}
