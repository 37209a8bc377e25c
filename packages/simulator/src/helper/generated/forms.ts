// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import type { FormField } from './types/forms.ts'

export function formsCalls(ask: Ask) {
  return {
    /**
     * All fields of a form, with WeChat’s names for them; an item of a list is written *.
     * 一种申请单的全部字段，附微信的名称；列表中的一项写作 *。
     */
    fields: (query: { readonly form: 'applyment' | 'subject_confirmation' }) =>
      ask<{
        readonly fields: readonly FormField[]
      }>('GET', '/_control/form-fields', { query }),
  }
}
