import { post } from '../kit/ask.js'
import { fill, h } from '../kit/dom.js'
import { keepFresh, refreshNow } from '../kit/fresh.js'
import { fullTime } from '../kit/moment.js'
import { state } from '../kit/parts.js'
import { record, text } from '../kit/read.js'
import { sentenceOf } from '../kit/trouble.js'
import { form } from '../portal/form.js'
import { live } from '../portal/live.js'
import { sheet } from '../portal/parts.js'
import { copyButton } from '../shell/copy.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { card, deskButton } from '../shell/page-parts.js'
import { loginOf, portalLogin } from './control.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

const FEWEST_CHARACTERS = 8
const tones = new Map([
  ['initial', 'busy'],
  ['chosen', 'good'],
])

/** The login of M4: told once, replaced at the first sign-in. @param {Desk} desk @param {string} subMchid */
export function drawLogin(desk, subMchid) {
  const told = h('div', {})
  return [
    h('p', { class: 'note' }, t('loginWhy')),
    live(
      desk,
      () => loginOf(subMchid),
      (login) =>
        card(
          t('tab_login'),
          sheet([
            [t('loginName'), h('code', {}, subMchid)],
            [t('state'), state(tones.get(login.state) ?? 'idle', wordFor(`login_${login.state}`, login.state))],
            [t('fetchedAt'), time(login.fetched_at)],
            [t('changedAt'), time(login.changed_at)],
            [t('signedInAt'), time(login.signed_in_at)],
          ]),
          h(
            'div',
            { class: 'acts' },
            login.state === 'unfetched'
              ? deskButton(t('fetchPassword'), () => fetchPassword(desk, subMchid, told), 'main')
              : deskButton(t('resetPassword'), () => resetPassword(desk, subMchid, told), 'danger'),
          ),
        ),
    ),
    told,
    signInPlace(desk, subMchid, told),
  ]
}

/** @param {string | null} at */
function time(at) {
  return at === null ? '–' : fullTime(new Date(at))
}

/** @param {Desk} desk @param {string} subMchid @param {HTMLElement} told */
async function fetchPassword({ say }, subMchid, told) {
  try {
    const { password } = await post(
      `/merchants/${subMchid}/portal-login/initial-password`,
      {},
      record({ password: text }),
    )
    fill(
      told,
      card(
        t('initialPassword'),
        h('p', { class: 'once' }, h('code', { id: 'initial-password' }, password), ' ', copyButton(password, { say })),
        h('p', { class: 'why' }, t('onlyOnce')),
      ),
    )
    refreshNow()
  } catch (error) {
    say(sentenceOf(error))
  }
}

/** @param {Desk} desk @param {string} subMchid @param {HTMLElement} told */
async function resetPassword({ say }, subMchid, told) {
  const done = await confirmAct({
    title: t('resetTitle', { number: subMchid }),
    text: t('resetText'),
    verb: t('resetPassword'),
    danger: true,
    act: async () => {
      await post(`/merchants/${subMchid}/portal-login/resets`, {}, portalLogin)
    },
  })
  if (!done) return
  fill(told)
  say(t('resetDone'))
  refreshNow()
}

// Drawn anew only when another form is needed, so that nothing typed is lost.
/** @param {Desk} desk @param {string} subMchid @param {HTMLElement} told */
function signInPlace(desk, subMchid, told) {
  const place = h('div', { class: 'live' })
  keepFresh(desk.signal, {
    load: async () => (await loginOf(subMchid)).state,
    show: (at) => fill(place, at === 'unfetched' ? null : signInForm(desk, subMchid, told, at === 'initial')),
    lost: () => {},
  })
  return place
}

/** @param {Desk} desk @param {string} subMchid @param {HTMLElement} told @param {boolean} first */
function signInForm({ say }, subMchid, told, first) {
  const password = field({ name: 'password', label: t(first ? 'initialPassword' : 'password'), type: 'password' })
  const chosen = field({
    name: 'chosen',
    label: t('newPassword'),
    type: 'password',
    why: t('newPasswordWhy', { least: FEWEST_CHARACTERS }),
  })
  return card(
    t(first ? 'firstSignIn' : 'signIn'),
    form({
      label: t('signIn'),
      fields: first ? [password, chosen] : [password],
      verb: t(first ? 'signInFirst' : 'signIn'),
      check: (values) => ({
        ...(values.password ? {} : { password: t('needed') }),
        ...(first && (values.chosen ?? '').length < FEWEST_CHARACTERS
          ? { chosen: t('newPasswordWhy', { least: FEWEST_CHARACTERS }) }
          : {}),
      }),
      act: async (values) => {
        const sent = { password: values.password, ...(first ? { new_password: values.chosen } : {}) }
        await post(`/merchants/${subMchid}/portal-login/sign-ins`, sent, portalLogin)
        fill(told)
        password.input.value = ''
        say(t('signedIn', { number: subMchid }))
        refreshNow()
      },
    }),
  )
}
