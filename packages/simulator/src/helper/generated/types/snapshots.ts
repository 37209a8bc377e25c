// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type ShelvedSnapshot = {
  readonly name: string
  readonly made_at: string
  readonly bytes: number
}

export type Snapshot = {
  readonly format: string
  readonly version: number
  readonly made_at: string
  readonly sha256: string
  readonly rows: readonly (readonly unknown[])[]
}
