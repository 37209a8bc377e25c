import { why } from '../../explain/because.ts'
import type { PlatformKey } from '../../storage/provider-rows.ts'
import type { World } from '../../world.ts'
import { type Call, readBody } from '../call.ts'
import type { Field, Fields } from '../fields.ts'
import { openField, sealingKey } from '../open-field.ts'
import { refuse } from '../refusals.ts'

type Reading = { readonly world: World; readonly call: Call; readonly key: PlatformKey }

/**
 * The body of a form, checked, with every sealed field opened and every upload that it names looked for. Whoever reads it has the
 * texts in clear.
 */
export function openForm<Form>(world: World, call: Call, fields: Fields): Form {
  const body = readBody<Readonly<Record<string, unknown>>>(call.body, fields)
  return opened({ world, call, key: sealingKey(world, call) }, body, fields, '') as Form
}

function opened(reading: Reading, value: unknown, fields: Fields, path: string): unknown {
  const entries = Object.entries(value as Readonly<Record<string, unknown>>)
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, openedField(reading, inner, fields[name]!, `${path}/${name}`)]),
  )
}

function openedField(reading: Reading, value: unknown, field: Field, path: string): unknown {
  if (field.type === 'object') return opened(reading, value, field.fields, path)
  if (field.type === 'array') {
    return (value as readonly unknown[]).map((item, index) =>
      openedField(reading, item, field.item, `${path}/${index}`),
    )
  }
  if (field.holds === 'sealed') return openField(reading.key, path, String(value))
  if (field.holds !== undefined) checkUpload(reading, String(value), path, field.holds)
  return value
}

function checkUpload({ world, call }: Reading, mediaId: string, field: string, wanted: 'picture' | 'video'): void {
  const media = world.store.get('media', mediaId)
  const right =
    media !== undefined && media.mchid === call.provider.mchid && (media.kind === 'video') === (wanted === 'video')
  if (!right) throw refuse('mediaUnknown', why('mediaUnknown', { field, media_id: mediaId.slice(0, 20) }))
}
