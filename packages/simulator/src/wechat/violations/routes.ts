import type { Route } from '../route.ts'
import { changeNotifyUrl, createNotifyUrl, queryNotifyUrl, removeNotifyUrl } from './notify-url.ts'
import { queryLimitations } from './query-limitations.ts'

const NOTIFY_URL = /^\/v3\/merchant-risk-manage\/violation-notifications$/
const endpoint = 'violation-notifications'

export const VIOLATION_ROUTES: readonly Route[] = [
  { method: 'POST', path: NOTIFY_URL, endpoint, act: createNotifyUrl },
  { method: 'GET', path: NOTIFY_URL, endpoint, act: queryNotifyUrl },
  { method: 'PUT', path: NOTIFY_URL, endpoint, act: changeNotifyUrl },
  { method: 'DELETE', path: NOTIFY_URL, endpoint, act: removeNotifyUrl, bodyless: true },
  {
    method: 'GET',
    path: /^\/v3\/mch-operation-manage\/merchant-limitations\/sub-mchid\/([^/]+)$/,
    endpoint: 'merchant-limitations',
    act: queryLimitations,
  },
]
