import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { why } from '../../explain/because.ts'
import { boundaryOf, type Part, parseMultipart } from '../../media/multipart.ts'
import { refuse } from '../refusals.ts'

const JSON_TYPE = /^application\/json\s*(;\s*charset=utf-8\s*)?$/i

export type Upload = {
  /** The text of the part `meta`: of the whole body this alone is signed. */
  readonly meta: string
  readonly file: Buffer
}

/** Exactly two parts: `meta`, JSON, and after it `file`, with a name and a type of its own. */
export function readUpload(headers: IncomingHttpHeaders, body: Buffer): Upload {
  const boundary = boundaryOf(headers['content-type'])
  if (boundary === null) {
    throw refuse('uploadNotMultipart', why('uploadNotMultipart', { given: headers['content-type'] ?? '' }))
  }
  const [meta, file, more] = parseMultipart(body, boundary) ?? []
  if (!meta || !file || more)
    throw malformed('须正好两段，分隔符与 CRLF 正确', 'it takes exactly two parts, with CRLF and the boundary')
  checkMeta(meta)
  if (file.name !== 'file' || file.filename === null || file.contentType === null) {
    throw malformed(
      '第二段须名为 file，带 filename 与 Content-Type',
      'the second part is named file and bears a filename and a Content-Type',
    )
  }
  return { meta: meta.bytes.toString('utf8'), file: file.bytes }
}

function checkMeta(meta: Part): void {
  if (meta.name !== 'meta') throw malformed('第一段须名为 meta', 'the first part is named meta')
  if (!JSON_TYPE.test(meta.contentType ?? ''))
    throw malformed('meta 须声明 application/json', 'meta says that it is application/json')
  if (!isUtf8(meta.bytes)) throw refuse('bodyNotUtf8', why('bodyNotUtf8'))
}

function malformed(problemZh: string, problemEn: string): Error {
  return refuse('uploadMalformed', why('uploadMalformed', { problem_zh: problemZh, problem_en: problemEn }))
}
