import { at, type Draft } from './form.ts'
import type { FormField, Group } from './form-field.ts'

export type StepKey = 'subject' | 'person' | 'contact' | 'confirming' | 'business' | 'settlement' | 'account' | 'more'
export type Step = { readonly key: StepKey; readonly groups: readonly Group[] }

/** The fields of a step that a form like this one has. */
export function fieldsOf({ groups }: Step, draft: Draft): FormField[] {
  return groups.filter(({ when = always }) => when(draft)).flatMap(({ fields }) => fieldsIn(fields, draft))
}

export function fieldsIn(fields: readonly FormField[], draft: Draft): FormField[] {
  return fields.filter(({ when = always, path }) => when(draft) || at(draft, path) !== undefined)
}

/** In which step a field, or a part of the form, is. */
export function stepOf(steps: readonly Step[], path: string): StepKey {
  const fits = (field: FormField) =>
    path === field.path || path.startsWith(`${field.path}/`) || field.path.startsWith(`${path}/`)
  return (steps.find(({ groups }) => groups.some(({ fields }) => fields.some(fits))) ?? steps[0]!).key
}

/** The field that WeChat means: by its path where it gives one, else the one of that name, rather one that is asked. */
export function fieldMeant(steps: readonly Step[], named: string, draft: Draft): FormField | undefined {
  const asked = steps.flatMap((step) => fieldsOf(step, draft))
  const last = named.split(/[/.]/).findLast((part) => !/^\d*$/.test(part)) ?? ''
  const isIt = ({ path }: FormField) => path === named || path.endsWith(`/${last}`)
  return asked.find(isIt) ?? allFields(steps).find(isIt)
}

export function allFields(steps: readonly Step[]): FormField[] {
  return steps.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields))
}

function always(): boolean {
  return true
}
