import { restaurants } from './restaurants.ts'
import { school } from './school.ts'
import { shop } from './shop.ts'
import type { Template } from './template.ts'

/** Ready-made worlds, by the name on the command line and in the control API. */
export const templates = { restaurants, school, shop } as const satisfies Readonly<Record<string, Template>>

export type TemplateName = keyof typeof templates
export const TEMPLATE_NAMES = Object.keys(templates) as TemplateName[]
