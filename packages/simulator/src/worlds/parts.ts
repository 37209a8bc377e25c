import { type Pages, readPages } from '../pages/serve.ts'
import { Validators } from './validators.ts'

/** What is read and compiled once and never changes. All worlds of a simulator share it; the simulators of a test process may. */
export type Parts = { readonly validators: Validators; readonly pages: Pages }

export function newParts(): Parts {
  return { validators: new Validators(), pages: readPages() }
}
