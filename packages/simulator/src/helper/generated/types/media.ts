// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Media = {
  readonly media_id: string
  readonly mchid: string
  readonly kind: 'image' | 'document' | 'video'
  readonly filename: string
  readonly sha256: string
  readonly bytes: number
  readonly created_at: string
  readonly shown: boolean
}
