import { notFound } from '../kit/control-error.ts'
import { mimeOf } from '../media/format.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { COUNT_TEXT, FLAG, INTEGER, limitIn, listOf, named, oneOf, record, TEXT, TIME } from './schemas.ts'

const USUAL_MEDIA = 50
const MOST_MEDIA = 500
const MEDIA = named(
  'Media',
  record({
    media_id: TEXT,
    mchid: TEXT,
    kind: oneOf('image', 'document', 'video'),
    filename: TEXT,
    sha256: TEXT,
    bytes: INTEGER,
    created_at: TIME,
    shown: FLAG,
  }),
)
const BYTES = { type: 'string', format: 'binary' }

export function addMediaRoutes({ app, world }: Control): void {
  app.get<{ Querystring: { limit?: string } }>(
    '/_control/media',
    operation({
      id: 'media.list',
      group: 'media',
      zh: '上传过的文件，由新到旧；shown 为 true 的图片可以看',
      en: 'Files that were uploaded, newest first; pictures that are `shown` can be looked at',
      query: record({ 'limit?': COUNT_TEXT }),
      answer: record({ media: listOf(MEDIA) }),
    }),
    async ({ query }) => ({
      media: world.store.tables.media.newest(limitIn(query.limit, USUAL_MEDIA, MOST_MEDIA)).map((media) => ({
        ...media,
        created_at: new Date(media.created_at).toISOString(),
        shown: world.pictures.get(media.media_id) !== undefined,
      })),
    }),
  )

  app.get<{ Querystring: { media_id: string } }>(
    '/_control/media-file',
    operation({
      id: 'media.file',
      group: 'media',
      zh: '一张图片。只保留最近 16 MiB，重启后不再有',
      en: 'One picture. The last 16 MiB are kept, and none over a restart',
      query: record({ media_id: TEXT }),
      answer: BYTES,
      answerType: 'image/*',
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ query: { media_id: id } }, reply) => {
      const [bytes, media] = [world.pictures.get(id), world.store.get('media', id)]
      if (!bytes || !media) throw notFound('图片', 'picture', id.slice(0, 20))
      reply.headers({ 'Content-Security-Policy': "default-src 'none'; sandbox", 'X-Content-Type-Options': 'nosniff' })
      return reply.type(mimeOf(media.filename)).send(bytes)
    },
  )
}
