import { readFile, writeFile } from 'node:fs/promises'
import { newestApiVersion } from '@teyue/contract/version'
import { catalogue } from '../error-catalogue.ts'
import { openapiDocument } from './sdk/openapi.ts'
import { renderCalls, typesIn } from './sdk/render-calls.ts'
import { comment, renderTypes } from './sdk/render-types.ts'

// Writes packages/sdk/src/generated from the OpenAPI document and the closed list of errors. With --check it only compares.

const folder = new URL('../../../../packages/sdk/src/generated/', import.meta.url)
const command = 'npx node apps/server/src/cli/generate-sdk.ts'
const head = `// Generated from Teyue's contract by ${command}; \`npm run check\` fails when it is stale.\n`

const document = await openapiDocument()
const calls = renderCalls(document)
const files: Readonly<Record<string, string>> = {
  'types.ts': `${head}\n${renderTypes(document)}`,
  'calls.ts': `${head}import type { Answered } from '../answered.ts'
import type { Ask } from '../ask.ts'
import type { CallOptions, KeyedOptions } from '../settings.ts'
import type { ${typesIn(calls, document).join(', ')} } from './types.ts'

${calls}`,
  'errors.ts': `${head}
/** Every code that the platform answers with. A code, once released, is never used for something else. */
export const errorCodes = [
${Object.entries(catalogue)
  .map(([code, { status, message, next }]) => `${comment(`${status}: ${message} ${next}`, '  ')}  '${code}',\n`)
  .join('')}] as const

export type ErrorCode = (typeof errorCodes)[number]
`,
  'version.ts': `${head}
/** What the SDK was generated from, and asks for. */
export const apiVersion = '${newestApiVersion}'
`,
}

for (const [name, text] of Object.entries(files)) {
  const current = await readFile(new URL(name, folder), 'utf8').catch(() => '')
  if (current === text) continue
  if (process.argv.includes('--check')) {
    process.stderr.write(`packages/sdk/src/generated/${name} is stale: run \`${command}\`\n`)
    process.exitCode = 1
  } else {
    await writeFile(new URL(name, folder), text)
  }
}
