import { writeFile } from 'node:fs/promises'
import { errorDocument } from './error-document.ts'

// Writes docs/errors.md from the catalogue; error-document.test.ts fails when it is stale.
await writeFile(new URL('../../../../docs/errors.md', import.meta.url), errorDocument())
