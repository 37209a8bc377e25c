import { createHash } from 'node:crypto'
import type { Call, CallOptions } from './call.ts'
import type { Answer } from './exchange.ts'
import { mediaRefusals } from './refusals.ts'
import { type Check, filled, record } from './shapes.ts'
import type { Transport } from './transport.ts'

/** Longer than for other calls: megabytes go up. */
const UPLOAD_TIMEOUT_MS = 30_000
const MEGABYTE = 1024 * 1024
const MAX_IMAGE_BYTES = 5 * MEGABYTE
const MAX_VIDEO_BYTES = 5 * MEGABYTE
const MAX_PDF_BYTES = 7.5 * MEGABYTE
/** It goes into the head of the file's part: no quote, no backslash, no control character. */
const FILENAME = /^[^\p{Cc}"\\/]{1,120}\.([a-z0-9]{2,5})$/iu

export type MediaFile = { readonly filename: string; readonly bytes: Buffer }
export type MediaId = { readonly media_id: string }

/**
 * Papers and pictures that a later form names by their media id. TypeError for a name or kind of file that WeChat does not take,
 * RangeError for one that is too large: nothing is sent. Throws `WechatPayError`; an upload binds nobody to anything and may be
 * repeated for another id. The exchange keeps the signed `meta` (name and SHA-256), not the file.
 */
export type Media = {
  /** Official page: 图片上传. JPG, PNG, BMP to 5 MB; older pages say 2 MB. */
  image(file: MediaFile, options?: CallOptions): Promise<Answer<MediaId>>
  /** Official page: 文件上传. The same interface, PDF to 7.5 MB. */
  pdf(file: MediaFile, options?: CallOptions): Promise<Answer<MediaId>>
  /** Official page: 视频上传. avi, wmv, mpeg, mp4, mov, mkv, flv, f4v, m4v, rmvb to 5 MB. */
  video(file: MediaFile, options?: CallOptions): Promise<Answer<MediaId>>
}

/** What a kind of file is called, how it begins where that is certain, and how long it may be. */
type Kind = {
  readonly path: string
  readonly maxBytes: number
  readonly types: Readonly<Record<string, string>>
  readonly begins: Readonly<Record<string, Buffer>>
}

const image: Kind = {
  path: '/v3/merchant/media/upload',
  maxBytes: MAX_IMAGE_BYTES,
  types: { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', bmp: 'image/bmp' },
  begins: {
    'image/jpeg': Buffer.of(0xff, 0xd8, 0xff),
    'image/png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    'image/bmp': Buffer.from('BM'),
  },
}
const pdf: Kind = {
  path: image.path,
  maxBytes: MAX_PDF_BYTES,
  types: { pdf: 'application/pdf' },
  begins: { 'application/pdf': Buffer.from('%PDF-') },
}
const video: Kind = {
  path: '/v3/merchant/media/video_upload',
  maxBytes: MAX_VIDEO_BYTES,
  types: {
    avi: 'video/x-msvideo',
    wmv: 'video/x-ms-wmv',
    mpeg: 'video/mpeg',
    mp4: 'video/mp4',
    mov: 'video/quicktime',
    mkv: 'video/x-matroska',
    flv: 'video/x-flv',
    f4v: 'video/x-f4v',
    m4v: 'video/x-m4v',
    rmvb: 'application/vnd.rn-realmedia-vbr',
  },
  begins: {},
}

const checkMediaId: Check = record<MediaId>({ media_id: filled })

export function createMedia(transport: Transport): Media {
  const upload = (kind: Kind) => async (file: MediaFile, options?: CallOptions) =>
    transport.send<MediaId>(uploading(kind, file), { answerTimeoutMs: UPLOAD_TIMEOUT_MS, ...options })
  return { image: upload(image), pdf: upload(pdf), video: upload(video) }
}

function uploading(kind: Kind, { filename, bytes }: MediaFile): Call<MediaId> {
  const contentType = typeOf(kind, filename, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    method: 'POST',
    path: kind.path,
    upload: { meta: { filename, sha256 }, filename, contentType, bytes },
    success: 200,
    check: checkMediaId,
    refusals: mediaRefusals,
  }
}

function typeOf(kind: Kind, filename: string, bytes: Buffer): string {
  const ending = FILENAME.exec(filename)?.[1]?.toLowerCase() ?? ''
  const type = Object.hasOwn(kind.types, ending) ? kind.types[ending] : undefined
  if (type === undefined)
    throw new TypeError(
      `${JSON.stringify(filename.slice(0, 40))} is no name of a file: ${Object.keys(kind.types).join(', ')}`,
    )
  if (bytes.length === 0 || bytes.length > kind.maxBytes)
    throw new RangeError(`a file has 1 to ${kind.maxBytes} bytes, not ${bytes.length}`)
  const begins = kind.begins[type]
  if (begins && !bytes.subarray(0, begins.length).equals(begins))
    throw new TypeError(`${JSON.stringify(filename)} does not begin as ${type} does`)
  return type
}
