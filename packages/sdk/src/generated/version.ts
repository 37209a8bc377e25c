// Generated from Teyue's contract by npx node apps/server/src/cli/generate-sdk.ts; `npm run check` fails when it is stale.

/** What the SDK was generated from, and asks for. */
export const apiVersion = '2026-11-25'
