import { AuditOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const audit: Place = {
  path: '/audit',
  act: 'audit.read',
  menu: { group: 'people', label: { zh: '审计', en: 'Audit' }, icon: <AuditOutlined /> },
  page: () => import('./page.tsx'),
}
