import type { Control } from './control.ts'
import { limitIn } from './schemas.ts'

const USUAL_MEDIA = 50
const MOST_MEDIA = 500

export function addMediaRoutes({ app, world }: Control): void {
  app.get<{ Querystring: { limit?: string } }>('/_control/media', async ({ query }) => ({
    media: world.store.tables.media.newest(limitIn(query.limit, USUAL_MEDIA, MOST_MEDIA)).map((media) => ({
      ...media,
      created_at: new Date(media.created_at).toISOString(),
    })),
  }))
}
