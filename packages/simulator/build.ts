import { cpSync } from 'node:fs'
import path from 'node:path'
import { buildPackage, outDirOf } from '../../scripts/build-package.ts'

// `npm run build -w packages/simulator [-- FOLDER]`: the package as it is published, in `dist` or in FOLDER, with the pages as they lie
// in src and the command `teyue-simulator`.

const folder = import.meta.dirname
const outDir = outDirOf(folder)
const pages = 'pages/assets'
buildPackage({
  folder,
  outDir,
  papers: ['CONTROL.md'],
  files: [pages],
  hidden: [`${pages}/**`],
  entries: ['simulator', 'helper', 'helper/simulator-error'],
  more: { bin: { 'teyue-simulator': './main.js' } },
})
cpSync(path.join(folder, 'src', pages), path.join(outDir, pages), {
  recursive: true,
  filter: (file) => !/\.test\.ts$|tsconfig\.json$/.test(file),
})
