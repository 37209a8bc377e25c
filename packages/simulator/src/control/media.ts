import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { COUNT_TEXT, INTEGER, limitIn, listOf, named, oneOf, record, TEXT, TIME } from './schemas.ts'

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
  }),
)

export function addMediaRoutes({ app, world }: Control): void {
  app.get<{ Querystring: { limit?: string } }>(
    '/_control/media',
    operation({
      id: 'media.list',
      group: 'media',
      zh: '上传过的文件，由新到旧',
      en: 'Files that were uploaded, newest first',
      query: record({ 'limit?': COUNT_TEXT }),
      answer: record({ media: listOf(MEDIA) }),
    }),
    async ({ query }) => ({
      media: world.store.tables.media.newest(limitIn(query.limit, USUAL_MEDIA, MOST_MEDIA)).map((media) => ({
        ...media,
        created_at: new Date(media.created_at).toISOString(),
      })),
    }),
  )
}
