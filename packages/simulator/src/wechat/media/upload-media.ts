import { createHash, randomBytes } from 'node:crypto'
import { why } from '../../explain/because.ts'
import { kindOf } from '../../media/format.ts'
import type { Media } from '../../storage/media-rows.ts'
import type { World } from '../../world.ts'
import { type Act, type Answer, type Call, parseJson, readBody } from '../call.ts'
import type { Fields } from '../fields.ts'
import { refuse } from '../refusals.ts'
import type { Upload } from './read-upload.ts'

const MEGABYTE = 1 << 20
const MEDIA_ID_BYTES = 80
const META_FIELDS: Fields = {
  filename: { type: 'text', label: '文件名称', max: 128, required: true },
  sha256: { type: 'text', label: '文件摘要', max: 64, required: true, pattern: /^[0-9A-Fa-f]{64}$/ },
}

type Meta = { readonly filename: string; readonly sha256: string }

/** Pictures up to 5 MB (older pages: 2 MB), documents up to 7.5 MB, videos up to 5 MB. */
const MOST_BYTES: Readonly<Record<Media['kind'], number>> = {
  image: 5 * MEGABYTE,
  document: 7.5 * MEGABYTE,
  video: 5 * MEGABYTE,
}

/** 图片上传 and 视频上传: what an application form will name by its media_id. */
export function uploadMedia(...kinds: readonly Media['kind'][]): Act {
  return (world: World, call: Call): Answer => {
    const upload = call.body as Upload
    const { filename, sha256 } = readBody<Meta>(parseJson(upload.meta), META_FIELDS)
    const kind = kindOf(filename, upload.file)
    if (kind === null || !kinds.includes(kind)) {
      throw refuse('uploadFormat', why('uploadFormat', { filename }))
    }
    const [bytes, most] = [upload.file.length, MOST_BYTES[kind]]
    if (bytes > most) throw refuse('uploadTooLarge', why('uploadTooLarge', { bytes, most }))
    const digest = createHash('sha256').update(upload.file).digest('hex')
    if (digest !== sha256.toLowerCase()) {
      throw refuse('uploadDigestDiffers', why('uploadDigestDiffers', { given: sha256, right: digest }))
    }
    const media_id = keep(world, call, kind, filename, digest, upload.file.length)
    if (kind === 'image') world.pictures.add(media_id, upload.file)
    return { status: 200, body: { media_id } }
  }
}

function keep(world: World, call: Call, kind: Media['kind'], filename: string, sha256: string, bytes: number): string {
  const media_id = randomBytes(MEDIA_ID_BYTES).toString('base64url')
  const { mchid } = call.provider
  const media: Media = { media_id, mchid, kind, filename, sha256, bytes, created_at: world.clock.now() }
  world.store.write(() => world.store.put('media', media_id, media))
  return media_id
}
