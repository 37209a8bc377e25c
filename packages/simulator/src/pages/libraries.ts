import { fileURLToPath } from 'node:url'

// Their own files for browsers, as they lie in node_modules: nothing is built, and nothing comes from outside.
const bwipJs = import.meta.resolve('bwip-js')
const jsqr = import.meta.resolve('jsqr')

/** What pages load of others, by its name under `/assets/lib/`. */
export const libraries: Readonly<Record<string, string>> = {
  // Half the size of its modules; there is no smaller one without a build.
  'bwip-js.js': fileURLToPath(new URL('bwip-js-min.js', bwipJs)),
  'jsqr.js': fileURLToPath(jsqr),
}
