import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

/** What the server puts in place of it with each page: a number of that page's own, by which it knows its styles. */
const NONCE_PLACE = '{{nonce}}'
const PLATFORM = 'http://127.0.0.1:8600'

/** `npx vite` in this folder serves the pages with what is being written, on top of a platform that runs. */
export default {
  root: import.meta.dirname,
  plugins: [react()],
  html: { cspNonce: NONCE_PLACE },
  build: {
    target: 'es2022',
    manifest: true,
    // Nothing inline, which the policy of these pages would refuse.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      output: {
        // What all pages need changes seldom: browsers keep it while pages come and go.
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/v1': PLATFORM, '/docs': PLATFORM, '/openapi.json': PLATFORM } },
} satisfies UserConfig
