import { post } from '../kit/ask.js'
import { provider } from '../portal/control.js'
import { filled, form } from '../portal/form.js'
import { field } from '../shell/field.js'
import { card, pageHead } from '../shell/page-parts.js'
import { t, wordFor } from './words.js'

const modes = ['certificate', 'public_key', 'both']
const MCHID = /^\d{8,32}$/

/** Makes a service provider, with its certificate and keys (M1). @param {import('../shell/shell.js').Desk} desk */
export function drawNew(desk) {
  return [
    pageHead({ title: t('new'), why: t('newWhy'), back: { href: '/partners', label: t('title') } }),
    card(
      t('new'),
      form({
        label: t('new'),
        fields: [
          field({ name: 'name', label: t('name'), placeholder: t('nameExample') }),
          field({ name: 'mchid', label: t('mchid'), inputmode: 'numeric', why: t('mchidWhy') }),
          field({
            name: 'mode',
            label: t('verifyMode'),
            why: t('verifyWhy'),
            options: modes.map((one) => [one, wordFor(`verify_${one}`, one)]),
          }),
        ],
        verb: t('new'),
        check: (values) => ({
          ...filled(['name'], t('needed'))(values),
          ...(values.mchid && !MCHID.test(values.mchid) ? { mchid: t('mchidWrong') } : {}),
        }),
        act: async ({ name, mchid, mode }) => {
          const made = await post('/providers', { name, verify_mode: mode, ...(mchid ? { mchid } : {}) }, provider)
          history.pushState(null, '', `/partners/${made.mchid}`)
          desk.redraw()
          desk.say(t('made', { name: made.name }))
        },
      }),
    ),
  ]
}
