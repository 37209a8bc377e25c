import type { Route } from '../route.ts'
import { cancelSubject, querySubject, querySubjectState } from './query-subject.ts'
import { submitSubject } from './submit-subject.ts'

const BASE = '/v3/apply4subject/applyment'

export const SUBJECT_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    // WeChat's example is without the slash, its table of interfaces with it.
    path: new RegExp(`^${BASE}/?$`),
    endpoint: 'subject-confirmation',
    act: submitSubject,
    numberField: 'business_code',
  },
  { method: 'GET', path: new RegExp(`^${BASE}$`), endpoint: 'query-subject-confirmation', act: querySubject },
  {
    method: 'POST',
    path: new RegExp(`^${BASE}/([^/]+)/cancel$`),
    endpoint: 'cancel-subject-confirmation',
    act: cancelSubject,
    bodyless: true,
  },
  {
    method: 'GET',
    path: new RegExp(`^${BASE}/merchants/([^/]+)/state$`),
    endpoint: 'subject-state',
    act: querySubjectState,
  },
]
