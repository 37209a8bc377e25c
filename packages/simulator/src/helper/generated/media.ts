// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import type { Media } from './types/media.ts'

export function mediaCalls(ask: Ask) {
  return {
    /**
     * Files that were uploaded, newest first; pictures that are `shown` can be looked at.
     * 上传过的文件，由新到旧；shown 为 true 的图片可以看。
     */
    list: (query: { readonly limit?: number | string } = {}) =>
      ask<{
        readonly media: readonly Media[]
      }>('GET', '/_control/media', { query }),
    /**
     * One picture. The last 16 MiB are kept, and none over a restart.
     * 一张图片。只保留最近 16 MiB，重启后不再有。
     */
    file: (query: { readonly media_id: string }) => ask<string>('GET', '/_control/media-file', { query, as: 'text' }),
  }
}
