import { get, post, put, Refused } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { listOf, record, text, whole } from '../kit/read.js'
import { provider, providerOf } from '../portal/control.js'
import { live } from '../portal/live.js'
import { copied, moment, sheet } from '../portal/parts.js'
import { copyButton } from '../shell/copy.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { card, deskButton } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('../portal/control.js').Provider} Provider */
/** @typedef {{ name: string, bytes: number }} PortalFile */

const KEY = /^[0-9A-Za-z]{32}$/
const KEY_CHARACTERS = 32
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'

/** Certificates as files, the platform's keys, the two API keys. @param {Desk} desk @param {string} mchid */
export function drawSecurity(desk, mchid) {
  return [
    live(
      desk,
      () => load(mchid),
      (found) => (found === null ? null : parts(found, desk)),
    ),
  ]
}

/** @param {string} mchid */
async function load(mchid) {
  const own = await providerOf(mchid)
  if (own === null) return null
  const files = record({ files: listOf(record({ name: text, bytes: whole })) })
  return { own, files: (await get(`/providers/${mchid}/files`, files)).files }
}

/** @param {{ own: Provider, files: PortalFile[] }} found @param {Desk} desk */
function parts({ own, files }, desk) {
  const named = (/** @type {RegExp} */ pattern) => files.filter(({ name }) => pattern.test(name))
  return [
    card(
      t('merchantCertificate'),
      sheet([
        [t('serial'), copied(own.serial, desk)],
        [t('expires'), moment(own.certificate_expires_at, desk)],
        [t('p12Password'), copied(own.mchid, desk)],
      ]),
      fileTable(t('merchantCertificate'), own.mchid, named(/_cert\.zip$|^apiclient_/)),
      h('p', { class: 'why' }, t('p12Why')),
    ),
    card(
      t('platformKeys'),
      sheet([
        ...own.platform_certificates.map(
          ({ serial, expires_at }) =>
            /** @type {[string, import('../kit/dom.js').Child]} */ ([
              t('platformSerial'),
              h('span', {}, copied(serial, desk), ' · ', t('until'), ' ', moment(expires_at, desk)),
            ]),
        ),
        own.public_key && [t('publicKeyId'), copied(own.public_key.id, desk)],
      ]),
      fileTable(t('platformKeys'), own.mchid, named(/^wechatpay_|^pub_key/)),
      own.platform_certificates.length === 0
        ? null
        : h(
            'div',
            { class: 'acts' },
            deskButton(t('rotate'), () => rotate(own, desk)),
          ),
    ),
    card(
      t('apiKeys'),
      sheet([
        [t('v3Key'), keyLine(own.api_v3_key, own, 'api_v3_key', desk)],
        [t('v2Key'), keyLine(own.api_v2_key, own, 'api_v2_key', desk)],
      ]),
      h('p', { class: 'why' }, t('keysWhy')),
    ),
    card(
      t('refundConfig'),
      sheet([[t('refundUrl'), own.refund_notify_url === null ? t('nowhere') : h('code', {}, own.refund_notify_url)]]),
      h('p', { class: 'why' }, t('refundConfigWhy')),
      h(
        'div',
        { class: 'acts' },
        deskButton(t('setRefundUrl'), () => setRefundUrl(own, desk)),
      ),
    ),
  ]
}

/** @param {string} label @param {string} mchid @param {PortalFile[]} files */
function fileTable(label, mchid, files) {
  return table({
    label,
    rows: files,
    columns: [
      { head: t('file'), cell: ({ name }) => h('code', {}, name) },
      { head: t('size'), cell: ({ bytes }) => t('bytes', { bytes }), number: true, wide: true },
      {
        head: t('act'),
        cell: ({ name }) =>
          h(
            'a',
            {
              class: 'desk-button',
              href: `/_control/providers/${mchid}/files/${name}`,
              download: name,
              'aria-label': t('downloadFile', { name }),
            },
            t('download'),
          ),
        number: true,
      },
    ],
  })
}

/** @param {string} key @param {Provider} own @param {'api_v2_key' | 'api_v3_key'} which @param {Desk} desk */
function keyLine(key, own, which, desk) {
  return h(
    'span',
    { class: 'acts-line' },
    h('code', {}, key),
    copyButton(key, desk),
    deskButton(t('setKey', { which: wordFor(`name_${which}`, which) }), () => setKey(own, which, desk)),
  )
}

/** @param {Provider} own @param {'api_v2_key' | 'api_v3_key'} which @param {Desk} desk */
async function setKey({ mchid, name }, which, { say }) {
  const key = field({ name: 'key', label: t('newKey'), value: newKey(), mono: true, why: t('newKeyWhy') })
  const word = wordFor(`name_${which}`, which)
  const done = await confirmAct({
    title: t('setKeyTitle', { which: word, name }),
    text: wordFor(`effect_${which}`, ''),
    body: key.element,
    verb: t('setKey', { which: word }),
    danger: true,
    act: async () => {
      if (!KEY.test(key.read())) throw new Refused('BAD_KEY', { zh: t('newKeyWhy'), en: t('newKeyWhy') })
      await put(`/providers/${mchid}/keys`, { [which]: key.read() }, provider)
    },
  })
  if (!done) return
  say(t('keySet', { which: word }))
  refreshNow()
}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_CHARACTERS))
  return [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

/** @param {Provider} own @param {Desk} desk */
async function rotate({ mchid, name }, { say }) {
  const done = await confirmAct({
    title: t('rotateTitle', { name }),
    text: t('rotateText'),
    verb: t('rotate'),
    act: async () => {
      await post(`/providers/${mchid}/rotate-certificate`, {}, provider)
    },
  })
  if (!done) return
  say(t('rotated'))
  refreshNow()
}

/** @param {Provider} own @param {Desk} desk */
async function setRefundUrl({ mchid, name, refund_notify_url: before }, { say }) {
  const url = field({ name: 'url', label: t('refundUrl'), value: before ?? '', type: 'url', why: t('refundUrlWhy') })
  const done = await confirmAct({
    title: t('refundUrlTitle', { name }),
    text: t('refundConfigWhy'),
    body: url.element,
    verb: t('setRefundUrl'),
    act: async () => {
      await put(`/providers/${mchid}/refund-config`, { url: url.read() === '' ? null : url.read() }, provider)
    },
  })
  if (!done) return
  say(t('refundUrlSet'))
  refreshNow()
}
