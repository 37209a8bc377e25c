import { put } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { appid } from '../portal/control.js'
import { copied, sheet } from '../portal/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { t } from './words.js'

/**
 * What a program needs to learn openids under this appid: its AppSecret, and the domains to which OAuth may lead back.
 * WeChat keeps both on the platform of the account.
 * @param {import('../portal/control.js').Appid} one @param {import('../shell/shell.js').Desk} desk
 */
export async function setWebLogin(one, desk) {
  const domains = field({
    name: 'domains',
    label: t('loginDomains'),
    value: one.oauth_domains.join(' '),
    placeholder: 'pay.example.com',
    why: t('loginDomainsWhy'),
    mono: true,
  })
  const done = await confirmAct({
    title: t('loginTitle', { name: one.name }),
    text: t('loginText'),
    body: h(
      'div',
      {},
      sheet([['AppSecret', copied(one.app_secret, desk)]]),
      h('div', { class: 'below' }, domains.element),
    ),
    verb: t('loginSave'),
    act: async () => {
      const asked = domains
        .read()
        .split(/[\s,，;；]+/)
        .filter(Boolean)
      await put(`/appids/${one.appid}`, { oauth_domains: asked }, appid)
    },
  })
  if (!done) return
  desk.say(t('loginSaved', { name: one.name }))
  refreshNow()
}
