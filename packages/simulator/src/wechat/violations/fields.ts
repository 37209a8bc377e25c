import type { Fields } from '../fields.ts'

// It may not bear a query; a public host would have to be https, as all addresses of notices.
export const NOTIFY_URL_FIELDS: Fields = {
  notify_url: {
    type: 'text',
    label: '通知地址',
    min: 10,
    max: 256,
    required: true,
    pattern: /^https?:\/\/[^?#\s]+$/,
  },
}
export const LIMITATIONS_PATH: Fields = {
  sub_mchid: { type: 'text', label: '子商户号', max: 32, required: true, pattern: /^\d+$/ },
}
