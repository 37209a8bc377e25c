import type { Media } from '../storage/media-rows.ts'

type Format = { readonly kind: Media['kind']; isAs(bytes: Buffer): boolean }

const isMpegStart = begins(0x00, 0x00, 0x01)
// The first bytes of each format: a name alone proves nothing.
const MOVIE_BOXES = ['ftyp', 'moov', 'mdat', 'free', 'wide', 'skip']
const jpeg: Format = { kind: 'image', isAs: begins(0xff, 0xd8, 0xff) }
const movie: Format = { kind: 'video', isAs: (bytes) => MOVIE_BOXES.includes(bytes.toString('latin1', 4, 8)) }
const flash: Format = { kind: 'video', isAs: (bytes) => bytes.toString('latin1', 0, 3) === 'FLV' }

/** By the ending of the name, small; the interfaces differ in which kinds they take. */
const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['jpg', jpeg],
  ['jpeg', jpeg],
  ['png', { kind: 'image', isAs: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) }],
  ['bmp', { kind: 'image', isAs: begins(0x42, 0x4d) }],
  ['pdf', { kind: 'document', isAs: begins(0x25, 0x50, 0x44, 0x46, 0x2d) }],
  ['avi', { kind: 'video', isAs: (bytes) => /^RIFF[\s\S]{4}AVI /.test(bytes.toString('latin1', 0, 12)) }],
  ['wmv', { kind: 'video', isAs: begins(0x30, 0x26, 0xb2, 0x75) }],
  ['mpeg', { kind: 'video', isAs: (bytes) => isMpegStart(bytes) && (bytes[3] ?? 0) >= 0xb0 }],
  ['mp4', movie],
  ['mov', movie],
  ['m4v', movie],
  ['mkv', { kind: 'video', isAs: begins(0x1a, 0x45, 0xdf, 0xa3) }],
  ['flv', flash],
  ['f4v', { kind: 'video', isAs: (bytes) => flash.isAs(bytes) || movie.isAs(bytes) }],
  ['rmvb', { kind: 'video', isAs: begins(0x2e, 0x52, 0x4d, 0x46) }],
])

const MIME: Readonly<Record<string, string>> = { png: 'image/png', bmp: 'image/bmp' }

/** Of a picture that was found to be what its name says. */
export function mimeOf(filename: string): string {
  return MIME[filename.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'image/jpeg'
}

/** What a file is by its name and by its first bytes, which have to agree. */
export function kindOf(filename: string, bytes: Buffer): Media['kind'] | null {
  const format = FORMATS.get(/\.([0-9A-Za-z]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '')
  return format?.isAs(bytes) ? format.kind : null
}

function begins(...magic: number[]): (bytes: Buffer) => boolean {
  const expected = Buffer.from(magic)
  return (bytes) => bytes.subarray(0, expected.length).equals(expected)
}
