import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { sentenceOf } from '../kit/trouble.js'
import { choosePayerScreen } from '../phone/choose-payer.js'
import { screen } from '../phone/screen.js'
import { loginCode } from './control.js'
import { webFrame } from './frame.js'
import { payFromPage } from './pay-from-page.js'
import { t } from './words.js'

/** @typedef {import('../phone/phone.js').Phone} Phone */
/** @typedef {{ url: string, miniAppid?: string | null }} WebPage */

/**
 * WeChat's browser: a page of any origin, without an address bar, with WeChat's own ways of paying and logging in.
 * @param {WebPage} asked
 * @returns {import('../phone/phone.js').Screen}
 */
export function webViewScreen(asked) {
  const { url, miniAppid = null } = asked
  return (phone, signal) => {
    const { payer } = phone
    if (payer === null) return choosePayerScreen(() => phone.replace(webViewScreen(asked)))(phone, signal)
    let page = url
    const loading = h('p', { class: 'web-loading quiet', role: 'status' }, t('webLoading'))
    const acts = new Map([
      ['title', showTitle],
      ['close', () => phone.close()],
      ['pay', (/** @type {Message} */ message) => payFromPage(phone, payer, { message, miniAppid, pageAt })],
      ['login', (/** @type {Message} */ message) => login(payer, miniAppid, message)],
    ])
    const frame = webFrame(payer, { url, miniAppid, title: t('webPage') }, { signal, heard, lost })
    // A page that did not open says so itself, and speaks to nobody.
    frame.addEventListener('load', () => frame.hasAttribute('src') && loading.remove(), { signal })
    const shown = screen(
      phone,
      { title: new URL(url).host, look: 'web', way: closeButton(phone), end: moreButton(phone, frame, () => page) },
      loading,
      frame,
    )
    return shown

    /** @param {Message} message */
    function heard(message) {
      ;({ page } = message)
      loading.remove()
      acts.get(message.kind)?.(message)
    }

    /** @param {Message} message */
    function showTitle({ data }) {
      const title = shown.querySelector('h1')
      if (title) title.textContent = String(data.title) || new URL(page).host
    }

    /** @param {unknown} error */
    function lost(error) {
      loading.textContent = sentenceOf(error)
    }
  }
}

/** @param {string} url */
const pageAt = (url) => webViewScreen({ url })

/** @typedef {import('./frame.js').Message} Message */

/** @param {Phone} phone */
function closeButton(phone) {
  const close = () => phone.close()
  return h(
    'button',
    { type: 'button', class: 'bar-button', 'aria-label': t('webClose'), onclick: close },
    icon('close'),
  )
}

/** Whose page it is, and the page again. @param {Phone} phone @param {HTMLIFrameElement} frame @param {() => string} page */
function moreButton(phone, frame, page) {
  const reload = () => {
    frame.setAttribute('src', frame.getAttribute('src') ?? 'about:blank')
  }
  const tell = () =>
    phone.tell({
      title: t('webFrom', { host: new URL(page()).host }),
      text: page(),
      choices: [
        { label: t('webReload'), act: reload },
        { label: t('ok'), main: true },
      ],
    })
  return h('button', { type: 'button', class: 'bar-button', 'aria-label': t('webMore'), onclick: tell }, icon('more'))
}

/** wx.login @param {import('../phone/phone.js').Payer} payer @param {string | null} appid @param {Message} message */
async function login(payer, appid, { reply }) {
  if (appid === null) return reply({ result: 'fail', words: 'not in a mini program' })
  try {
    const { code } = await loginCode(payer, appid)
    reply({ result: 'ok', words: code })
  } catch (error) {
    reply({ result: 'fail', words: sentenceOf(error) })
  }
}
