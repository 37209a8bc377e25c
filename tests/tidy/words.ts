import type { Source } from './files.ts'
import { layerOf } from './layers.ts'
import { codeOf, findAll, isCode, isTest, type Problem, stringsOf } from './source.ts'

// The rules and their bad examples must be able to name what they forbid.
const namesThem = /^tests\/tidy\/words(\.test)?\.ts$/
const envFile = 'apps/server/src/env.ts'

// In a test, @ts-expect-error proves that something does not compile, and fails when it does.
const silenced = /@ts-(ignore|nocheck)|biome-ignore/g
const silencedOrExpected = /@ts-(ignore|nocheck|expect-error)|biome-ignore/g
const sqlNow = /(?<![.\w])now\(\)|\bcurrent_timestamp\b|\bclock_timestamp\(\)/gi

/** What nobody leaves behind: promises in comments, silenced checkers, tests that do not run, printing for oneself. */
export function checkWords(sources: readonly Source[]): Problem[] {
  return sources
    .filter(({ path }) => /\.(ts|tsx|js|mjs|css|html|sql|sh)$/.test(path) && !namesThem.test(path))
    .flatMap((source) => {
      const code = isCode(source.path) ? codeOf(source.text) : ''
      return [
        ...findAll(source, source.text, /\b(TODO|FIXME|XXX|HACK)\b/g, '$0: do it, or file an issue'),
        ...findAll(source, source.text, isTest(source.path) ? silenced : silencedOrExpected, '$0: mend what it hides'),
        ...findAll(source, code, /\.(only|skip|todo)\(/g, '$0: every test runs'),
        ...findAll(source, code, /\bconsole\.\w+/g, '$0: log with pino, print with process.stdout.write'),
      ]
    })
}

/** The environment is read in one place, so that .env.example can be complete. */
export function checkEnvironment(sources: readonly Source[]): Problem[] {
  return sources
    .filter(({ path }) => isCode(path) && !isTest(path) && path !== envFile)
    .flatMap((source) => findAll(source, codeOf(source.text), /\bprocess\.env\b/g, '$0 is read only in env.ts'))
}

/** Nouns and from-wechat.ts decide from what they are given, and at once. */
export function checkPurity(sources: readonly Source[]): Problem[] {
  const impure =
    /\b(?:async|await|Promise|process|setTimeout|setInterval|Math\.random|Date\.now)\b|\bfetch\(|\bnew Date\(\)/g
  return sources
    .filter(({ path }) => layerOf(path) === 'noun' && !isTest(path))
    .flatMap((source) => findAll(source, codeOf(source.text), impure, '$0: a noun is pure and synchronous'))
}

/** Business time is tx.now, which the simulator's clock can turn; the machine's and the database's is not. */
export function checkClock(sources: readonly Source[]): Problem[] {
  const business = /^apps\/server\/src\/(features|base)\//
  return sources
    .filter(({ path }) => business.test(path) && !isTest(path))
    .flatMap((source) => [
      ...findAll(source, codeOf(source.text), /\bDate\.now\(|\bnew Date\(\)/g, '$0: business time is tx.now'),
      ...findAll(source, stringsOf(source.text), sqlNow, '$0: business time is tx.now, also in SQL'),
    ])
}
