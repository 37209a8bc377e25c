import { buildPackage, outDirOf } from '../../scripts/build-package.ts'

// `npm run build -w packages/sdk [-- FOLDER]`: the package as it is published, in `dist` or in FOLDER.

const folder = import.meta.dirname
buildPackage({ folder, outDir: outDirOf(folder) })
