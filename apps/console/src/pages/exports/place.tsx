import { FileDoneOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const exportsPlace: Place = {
  path: '/exports',
  act: 'exports.make',
  menu: { group: 'money', label: { zh: '导出', en: 'Exports' }, icon: <FileDoneOutlined /> },
  page: () => import('./page.tsx'),
}
