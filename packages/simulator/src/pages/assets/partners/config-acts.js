import { post, remove } from '../kit/ask.js'
import { fill, h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { record } from '../kit/read.js'
import { sendMove } from '../portal/agreement.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('../portal/control.js').Merchant} Merchant */
/** @typedef {import('../portal/control.js').Appid} Appid */
/** @typedef {{ merchant: Merchant, apps: Appid[] }} Found */

/** Binds a sub_appid; that of another subject needs a letter for this very appid (M17). @param {Found} found @param {Desk} desk */
export async function bindAppid({ merchant, apps }, { say }) {
  const { sub_mchid: subMchid, subject } = merchant
  const free = apps.filter(({ appid }) => !merchant.appids.some((bound) => bound.appid === appid))
  const choice = field({
    name: 'appid',
    label: 'sub_appid',
    options: free.map(({ appid, name, subject: owner }) => [appid, `${name} · ${owner}`]),
  })
  const hint = h('p', { class: 'why' })
  const tell = () => {
    const app = free.find(({ appid }) => appid === choice.read())
    const other = app !== undefined && app.subject !== subject
    const ask = `/desk/new?sub_mchid=${subMchid}&name=joint_operation&appid=${app?.appid}`
    fill(
      hint,
      other
        ? [t('bindOther', { owner: app.subject, subject }), ' ', h('a', { class: 'link', href: ask }, t('askLetter'))]
        : t('bindOwn'),
    )
  }
  choice.input.addEventListener('change', tell)
  tell()
  const done = await confirmAct({
    title: t('bindTitle', { name: merchant.name }),
    text: t('boundWhy'),
    body: h('div', {}, choice.element, hint),
    verb: t('bind'),
    act: async () => {
      await post(`/merchants/${subMchid}/appids`, { appid: choice.read() }, record({}))
    },
  })
  if (done) tellDone(say, t('bindDone', { name: merchant.name }))
}

/** @param {Merchant} merchant @param {{ appid: string, name: string }} app @param {Desk} desk */
export async function unbind({ sub_mchid, name }, app, { say }) {
  const done = await confirmAct({
    title: t('unbindTitle', { app: app.name, name }),
    text: t('unbindText'),
    verb: t('unbind'),
    danger: true,
    act: async () => {
      await remove(`/merchants/${sub_mchid}/appids/${app.appid}`, record({}))
    },
  })
  if (done) tellDone(say, t('unbindDone', { app: app.name }))
}

/** M5, M7: only for 30 days at a time, and an account of another subject only under the agreement. @param {Found} found @param {Desk} desk */
export async function recommend({ merchant, apps }, { say }) {
  const accounts = apps.filter(({ kind }) => kind !== 'mobile_app')
  const account = field({
    name: 'account',
    label: t('recommended'),
    options: accounts.map(({ appid, name, subject }) => [appid, `${name} · ${subject}`]),
    why: t('followWhy'),
  })
  const bound = merchant.appids.map(
    ({ appid }) => /** @type {[string, string]} */ ([appid, apps.find((one) => one.appid === appid)?.name ?? appid]),
  )
  const when = field({ name: 'when', label: t('whenPaidWith'), options: [['', t('withoutAppid')], ...bound] })
  const done = await confirmAct({
    title: t('followTitle', { name: merchant.name }),
    text: t('followText'),
    body: h('div', {}, account.element, when.element),
    verb: t('setFollow'),
    act: async () => {
      const chosen = accounts.find(({ appid }) => appid === account.read())
      const as = chosen?.kind === 'mini_program' ? 'receipt_appid' : 'subscribe_appid'
      const wanted = { [as]: account.read(), ...(when.read() ? { sub_appid: when.read() } : {}) }
      await post(`/merchants/${merchant.sub_mchid}/recommendations`, wanted, record({}))
    },
  })
  if (done) tellDone(say, t('followDone', { name: merchant.name }))
}

/** @param {Merchant} merchant @param {Desk} desk */
export async function addPath({ sub_mchid, name }, { say }) {
  const path = field({
    name: 'path',
    label: t('path'),
    placeholder: 'https://pay.example.com/cashier/',
    why: t('pathWhy'),
  })
  const done = await confirmAct({
    title: t('pathTitle', { name }),
    body: path.element,
    verb: t('addPath'),
    act: async () => {
      await post(`/merchants/${sub_mchid}/pay-paths`, { path: path.read() }, record({}))
    },
  })
  if (done) tellDone(say, t('pathDone'))
}

/** The way of today (M25): the provider invites, the sub-merchant authorises. @param {Merchant} merchant @param {Desk} desk */
export async function inviteRefund({ sub_mchid, name }, { say }) {
  const done = await confirmAct({
    title: t('inviteTitle', { name }),
    text: t('inviteText'),
    verb: t('invite'),
    act: () => sendMove({ sub_mchid, name: 'refund', appid: null, act: 'ask', way: 'invitation' }),
  })
  if (done) tellDone(say, t('inviteDone', { name }))
}

/** @param {(text: string) => void} say @param {string} words */
function tellDone(say, words) {
  say(words)
  refreshNow()
}
