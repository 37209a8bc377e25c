import { APPLYMENT_FIELDS } from '../wechat/applyments/fields.ts'
import type { Field, Fields } from '../wechat/fields.ts'
import { SUBJECT_FIELDS } from '../wechat/subject-confirmations/fields.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { listOf, named, oneOf, orNull, record, TEXT } from './schemas.ts'

const FORM_FIELD = named(
  'FormField',
  record({ path: TEXT, name: TEXT, label: TEXT, holds: orNull(oneOf('sealed', 'picture', 'video')) }),
)
const FORMS = { applyment: APPLYMENT_FIELDS, subject_confirmation: SUBJECT_FIELDS } as const

type FieldRow = { path: string; name: string; label: string; holds: string | null }

/** What WeChat calls the fields of its forms: whoever shows a form reads it with this. */
export function addFormFieldRoutes({ app }: Control): void {
  app.get<{ Querystring: { form: keyof typeof FORMS } }>(
    '/_control/form-fields',
    operation({
      id: 'forms.fields',
      group: 'forms',
      zh: '一种申请单的全部字段，附微信的名称；列表中的一项写作 *',
      en: 'All fields of a form, with WeChat’s names for them; an item of a list is written *',
      query: record({ form: oneOf(...Object.keys(FORMS)) }),
      answer: record({ fields: listOf(FORM_FIELD) }),
    }),
    async ({ query: { form } }) => ({ fields: rowsOf(FORMS[form], '') }),
  )
}

function rowsOf(fields: Fields, parent: string): FieldRow[] {
  return Object.entries(fields).flatMap(([name, field]) => rowsWithin(field, name, `${parent}/${name}`))
}

function rowsWithin(field: Field, name: string, path: string): FieldRow[] {
  const own = { path, name, label: field.label, holds: field.holds ?? null }
  if (field.type === 'object') return [own, ...rowsOf(field.fields, path)]
  return field.type === 'array' ? [own, ...rowsWithin(field.item, name, `${path}/*`)] : [own]
}
