import { why } from '../../explain/because.ts'
import { Refusal } from '../../kit/refusal.ts'
import { missing } from '../fields.ts'

const PARAM_ERROR_INNER = 268_435_461

/** What is wrong with a field whose form is right, in both languages, and what would have been right. */
export type Fault = {
  readonly path: string
  /** WeChat's own words, without the field's value: it may be a person's. */
  readonly message: string
  readonly problem: readonly [zh: string, en: string]
  readonly right: readonly [zh: string, en: string]
}

export function refuseField({ path, message, problem, right }: Fault): Refusal {
  const [problem_zh, problem_en] = problem
  const [right_zh, right_en] = right
  return new Refusal({
    status: 400,
    code: 'PARAM_ERROR',
    message,
    inner: PARAM_ERROR_INNER,
    detail: { field: path, value: '', issue: 'invalid value', location: 'body' },
    because: why('formFieldWrong', { field: path, problem_zh, problem_en, right_zh, right_en }),
  })
}

/** A field that other fields of the same form make necessary. */
export function needField(there: unknown, path: string, label: string): void {
  if (there === undefined) throw missing({ path, label, location: 'body' })
}
