import { NoAnswer } from '../kit/ask.js'
import { fill, h } from '../kit/dom.js'
import { state } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { pretty } from '../requests/raw.js'
import { copyButton } from '../shell/copy.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { deskButton } from '../shell/page-parts.js'
import { sentenceIn } from './document.js'
import { curlOf, filled, firstBody } from './request.js'
import { t } from './words.js'

/** @typedef {import('./document.js').Operation} Operation */
/** @typedef {import('./request.js').Filled} Filled */
/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {{ status: number, type: string, bytes: number, text: string | null }} Came */

// Turning the clock waits for all deliveries on the way.
const TIMEOUT_MS = 60_000
const FEWEST_ROWS = 3
const MOST_ROWS = 16
const MOST_SHOWN_CHARACTERS = 20_000

/**
 * The call as a form; the command beneath says the same to a shell, and follows what is written.
 * @param {Operation} operation @param {Record<string, import('./document.js').Schema>} schemas @param {Desk} desk
 */
export function tryForm(operation, schemas, desk) {
  const inputs = operation.parameters.map(({ name, required }) =>
    field({ name, label: name, mono: true, ...(required ? { why: t('required') } : {}) }),
  )
  const first = firstBody(operation, schemas)
  const body =
    first === null
      ? null
      : field({ name: 'body', label: t('bodyField'), value: first, rows: rowsFor(first), mono: true })
  const command = h('div', {})
  const answer = h('div', { class: 'came', 'aria-live': 'polite' })
  const values = () => Object.fromEntries(inputs.map((one) => [one.name, one.read()]))
  const call = () => filled(operation, values(), body?.read() ?? null)
  const show = () => fill(command, ...commandOf(curlOf(call(), location.origin), desk))
  const go = () => {
    const ready = complete(operation, inputs) && readable(body)
    if (ready) ask(operation, call(), (came) => fill(answer, ...answerOf(came, desk)))
  }
  show()
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault()
    go()
  }
  return h(
    'div',
    { class: 'try-call' },
    h(
      'form',
      { oninput: show, onsubmit: submit },
      inputs.map((one) => one.element),
      body?.element ?? null,
    ),
    command,
    h('p', { class: 'send' }, deskButton(t('send'), go, 'main')),
    answer,
  )
}

/** @param {string} text */
function rowsFor(text) {
  return Math.min(Math.max(text.split('\n').length + 1, FEWEST_ROWS), MOST_ROWS)
}

/** Whoever changes the world is told so before. @param {Operation} operation @param {Filled} call @param {(came: Came | string) => void} show */
async function ask(operation, call, show) {
  const { method, path, id, words } = operation
  if (method === 'GET') return show(await send(call).catch(sentenceOf))
  const danger = method === 'DELETE' || id === 'reset'
  const what = sentenceIn(words)
  await confirmAct({
    title: t('sendTitle', { method, path }),
    text: t(danger ? 'sendDanger' : 'sendText', { what }),
    verb: t('send'),
    danger,
    act: async () => show(await send(call)),
  })
}

/** @param {Filled} call @returns {Promise<Came>} */
async function send({ method, target, body }) {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const answer = await fetch(target, { method, signal, ...(body === null ? {} : { headers, body }) })
    const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const isText = /json|text|pem/.test(type)
    return {
      status: answer.status,
      type,
      bytes: bytes.byteLength,
      text: isText ? new TextDecoder().decode(bytes) : null,
    }
  } catch (cause) {
    throw new NoAnswer('no answer', { cause })
  }
}

/** @param {string} command @param {Desk} desk */
function commandOf(command, { say }) {
  return [
    h('div', { class: 'raw-head' }, h('h4', {}, t('curl')), copyButton(command, { say, label: t('copyCurl') })),
    h('pre', { class: 'raw', tabindex: 0 }, command),
  ]
}

/** @param {Came | string} came @param {Desk} desk */
function answerOf(came, { say }) {
  if (typeof came === 'string') return [h('p', { class: 'wrong' }, came)]
  const { status, type, bytes, text } = came
  const good = status < 300
  const shown = text === null ? null : pretty(text).slice(0, MOST_SHOWN_CHARACTERS)
  return [
    h(
      'div',
      { class: 'raw-head' },
      h('h4', {}, t('seeAnswer'), ' ', state(good ? 'good' : 'bad', `HTTP ${status}`)),
      text === null ? null : copyButton(text, { say }),
    ),
    shown === null ? h('p', {}, t('file', { type, bytes })) : h('pre', { class: 'raw', tabindex: 0 }, shown),
    shown?.length === MOST_SHOWN_CHARACTERS ? h('p', { class: 'quiet' }, t('cut', { n: MOST_SHOWN_CHARACTERS })) : null,
  ]
}

/** @param {Operation} operation @param {ReturnType<typeof field>[]} inputs */
function complete({ parameters }, inputs) {
  for (const one of inputs) one.blame('')
  const missing = inputs.find((one, index) => parameters[index]?.required && one.read() === '')
  missing?.blame(t('missing', { name: missing.name }))
  return missing === undefined
}

/** @param {ReturnType<typeof field> | null} body */
function readable(body) {
  body?.blame('')
  try {
    if (body !== null) JSON.parse(body.read())
    return true
  } catch (error) {
    body?.blame(t('notJson', { why: error instanceof Error ? error.message : '' }))
    return false
  }
}
