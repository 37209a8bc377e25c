/** The dated versions of the API that are served, newest last. docs/api-versions.md says when one is added. */
export const apiVersions = ['2026-11-25'] as const
export const newestApiVersion = apiVersions.at(-1)!
