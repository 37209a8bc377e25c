/** What a file's name says it is, and the bytes it then begins with: null where they tell nothing. */
export type FileKind = { readonly contentType: string; readonly begins: Buffer | null; readonly isFilm: boolean }

const jpeg = picture('image/jpeg', Buffer.of(0xff, 0xd8, 0xff))
const kinds = {
  pdf: picture('application/pdf', Buffer.from('%PDF-')),
  jpg: jpeg,
  jpeg,
  png: picture('image/png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  bmp: picture('image/bmp', Buffer.from('BM')),
  mp4: film('video/mp4'),
  mov: film('video/quicktime'),
  avi: film('video/x-msvideo'),
} as const satisfies Readonly<Record<string, FileKind>>

export type FileEnding = keyof typeof kinds

/** The kind of a file by its name, if it is one of those that are taken. */
export function fileKindOf(filename: string, taken: readonly FileEnding[]): FileKind | undefined {
  const ending = filename.slice(filename.lastIndexOf('.') + 1).toLowerCase()
  const found = taken.find((one) => one === ending)
  return found && kinds[found]
}

/** Whether a file holds something, and begins as its kind does. */
export function isOfKind({ begins }: FileKind, content: Buffer): boolean {
  return content.length > 0 && (begins === null || content.subarray(0, begins.length).equals(begins))
}

function picture(contentType: string, begins: Buffer): FileKind {
  return { contentType, begins, isFilm: false }
}

function film(contentType: string): FileKind {
  return { contentType, begins: null, isFilm: true }
}
