import { ApiOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const webhooks: Place = {
  path: '/developer/webhooks',
  act: 'webhooks.read',
  menu: { group: 'developer', label: { zh: 'Webhook', en: 'Webhooks' }, icon: <ApiOutlined /> },
  page: () => import('./page.tsx'),
}

export const webhookDelivery: Place = {
  path: '/developer/webhooks/$id',
  act: 'webhooks.read',
  page: () => import('./delivery-page.tsx'),
}
