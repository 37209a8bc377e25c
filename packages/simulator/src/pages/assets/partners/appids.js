import { post } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { state } from '../kit/parts.js'
import { record } from '../kit/read.js'
import { appid, appids, providerOf } from '../portal/control.js'
import { filled, form } from '../portal/form.js'
import { live } from '../portal/live.js'
import { copied } from '../portal/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { card, deskButton, emptyState } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { setWebLogin } from './web-login.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('../portal/control.js').Appid} Appid */

const kinds = ['service_account', 'mini_program', 'mobile_app']

/** All appids of this world, and which of them are the provider's own. @param {Desk} desk @param {string} mchid */
export function drawAppids(desk, mchid) {
  return [
    live(
      desk,
      async () => ({ all: await appids(), own: (await providerOf(mchid))?.appids ?? [] }),
      (found) => appidTable(found, desk, mchid),
    ),
    h('div', { class: 'below' }, newAppid(desk)),
  ]
}

/** @param {{ all: Appid[], own: string[] }} found @param {Desk} desk @param {string} mchid */
function appidTable({ all, own }, desk, mchid) {
  if (all.length === 0) return emptyState(t('noAppids'))
  return table({
    label: t('tab_appids'),
    rows: all,
    columns: [
      { head: t('name'), cell: ({ name }) => name },
      { head: 'appid', cell: (one) => copied(one.appid, desk), wide: true },
      { head: t('kind'), cell: ({ kind }) => wordFor(`kind_${kind}`, kind), wide: true },
      { head: t('subject'), cell: ({ subject }) => subject },
      {
        head: t('login'),
        cell: (one) => loginButton(one, desk),
      },
      {
        head: t('asSpAppid'),
        number: true,
        cell: (one) =>
          own.includes(one.appid) ? state('good', t('isOwn')) : deskButton(t('bindSp'), () => bind(desk, mchid, one)),
      },
    ],
  })
}

/** @param {Appid} one @param {Desk} desk */
function loginButton(one, desk) {
  const word = one.kind === 'service_account' ? t('loginSet') : 'AppSecret'
  const label = one.kind === 'service_account' ? t('loginSetFor', { name: one.name }) : `AppSecret ${one.name}`
  return h(
    'button',
    { type: 'button', class: 'link', 'aria-label': label, onclick: () => setWebLogin(one, desk) },
    word,
  )
}

/** @param {Desk} desk @param {string} mchid @param {Appid} one */
async function bind({ say }, mchid, one) {
  const done = await confirmAct({
    title: t('bindSpTitle', { name: one.name }),
    text: t('bindSpText'),
    verb: t('bindSp'),
    act: async () => {
      await post(`/providers/${mchid}/appids`, { appid: one.appid }, record({}))
    },
  })
  if (!done) return
  say(t('bindSpDone', { name: one.name }))
  refreshNow()
}

/** @param {Desk} desk */
function newAppid({ say }) {
  const fields = [
    field({ name: 'name', label: t('appidName') }),
    field({ name: 'kind', label: t('kind'), options: kinds.map((one) => [one, wordFor(`kind_${one}`, one)]) }),
    field({ name: 'subject', label: t('subject'), why: t('appidSubjectWhy') }),
  ]
  return card(
    t('newAppid'),
    form({
      label: t('newAppid'),
      fields,
      verb: t('create'),
      check: filled(['name', 'subject'], t('needed')),
      act: async ({ name, kind, subject }) => {
        const made = await post('/appids', { name, kind, subject }, appid)
        for (const { input, name: own } of fields) if (own !== 'kind') input.value = ''
        say(t('appidMade', { name: made.name, appid: made.appid }))
        refreshNow()
      },
    }),
  )
}
