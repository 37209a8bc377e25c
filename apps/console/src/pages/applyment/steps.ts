import { at, type Draft } from './form.ts'
import type { FormField, Group } from './form-field.ts'
import { accountGroups, moreGroups, settlementGroups } from './steps-account.ts'
import { businessGroups } from './steps-business.ts'
import { contactGroups, personGroups, subjectGroups } from './steps-people.ts'

export type Step = { readonly key: StepKey; readonly groups: readonly Group[] }
export type StepKey = (typeof STEPS)[number]

export const STEPS = ['subject', 'person', 'contact', 'business', 'settlement', 'account', 'more'] as const

/** The whole form, in the order in which it is filled in; which of it is asked follows from what is filled in already. */
export const steps: readonly Step[] = [
  { key: 'subject', groups: subjectGroups },
  { key: 'person', groups: personGroups },
  { key: 'contact', groups: contactGroups },
  { key: 'business', groups: businessGroups },
  { key: 'settlement', groups: settlementGroups },
  { key: 'account', groups: accountGroups },
  { key: 'more', groups: moreGroups },
]

/** The fields of a step that a form like this one has. */
export function fieldsOf({ groups }: Step, draft: Draft): FormField[] {
  return groups.filter(({ when = always }) => when(draft)).flatMap(({ fields }) => fieldsIn(fields, draft))
}

export function fieldsIn(fields: readonly FormField[], draft: Draft): FormField[] {
  return fields.filter(({ when = always, path }) => when(draft) || at(draft, path) !== undefined)
}

/** In which step a field, or a part of the form, is. */
export function stepOf(path: string): StepKey {
  const fits = (field: FormField) =>
    path === field.path || path.startsWith(`${field.path}/`) || field.path.startsWith(`${path}/`)
  const found = steps.find(({ groups }) => groups.some(({ fields }) => fields.some(fits)))
  return found?.key ?? 'subject'
}

/** The field that WeChat means: by its path where it gives one, else the one of that name, rather one that is asked. */
export function fieldMeant(named: string, draft: Draft): FormField | undefined {
  const all = steps.flatMap((step) => step.groups.flatMap(({ fields }) => fields))
  const asked = steps.flatMap((step) => fieldsOf(step, draft))
  const last = named.split(/[/.]/).findLast((part) => !/^\d*$/.test(part)) ?? ''
  const isIt = ({ path }: FormField) => path === named || path.endsWith(`/${last}`)
  return asked.find(isIt) ?? all.find(isIt)
}

function always(): boolean {
  return true
}
