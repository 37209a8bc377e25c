import { ReadOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const wechatErrors: Place = {
  path: '/wechat-errors',
  act: 'payments.read',
  menu: { group: 'operations', label: { zh: '错误码大全', en: 'WeChat’s errors' }, icon: <ReadOutlined /> },
  page: () => import('./page.tsx'),
}
