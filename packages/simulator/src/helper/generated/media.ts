// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import type { Media } from './types/media.ts'

export function mediaCalls(ask: Ask) {
  return {
    /**
     * Files that were uploaded, newest first.
     * 上传过的文件，由新到旧。
     */
    list: (query: { readonly limit?: number | string } = {}) =>
      ask<{
        readonly media: readonly Media[]
      }>('GET', '/_control/media', { query }),
  }
}
