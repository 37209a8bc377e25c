import { about, FLAG, INTEGER, listOf, named, oneOf, orNull, record, TEXT } from '../schemas.ts'
import { EXPLANATION } from './request.ts'

export const TRY_METHOD = oneOf('GET', 'POST', 'PATCH', 'PUT', 'DELETE')

export const TRIED = named(
  'Tried',
  record({
    status: INTEGER,
    headers: about(listOf(TEXT), '名与值交替，原样', 'name and value in turn, as they came'),
    body: TEXT,
    truncated: FLAG,
    id: about(orNull(TEXT), '请求日志里的 id', 'its id in the request log'),
    explanation: orNull(EXPLANATION),
  }),
)

/** A way of signing wrongly on purpose. */
export const MISTAKE = named('SigningMistake', record({ reason: TEXT, zh: TEXT, en: TEXT }))

export const SAMPLE = named(
  'Sample',
  record({
    key: TEXT,
    api: oneOf('v3', 'v2'),
    title_zh: TEXT,
    title_en: TEXT,
    method: TRY_METHOD,
    path: TEXT,
    body: orNull({ type: 'object' }),
    needs_zh: about(orNull(TEXT), '还缺什么', 'what is still missing'),
    needs_en: orNull(TEXT),
  }),
)
