import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { fullTime } from '../kit/moment.js'
import { sentenceOf } from '../kit/trouble.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { card, deskButton } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { t } from './words.js'
import { bringSnapshot, fileOf, removeSnapshot, restoreSnapshot, takeSnapshot } from './worlds.js'

/** @typedef {import('./worlds.js').Snapshot} Snapshot */
/** @typedef {import('../shell/shell.js').Desk} Desk */

const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/
const BYTES_PER_KIB = 1024
const MOST_FILE_BYTES = 64 * BYTES_PER_KIB * BYTES_PER_KIB

/** The whole state of a world, kept under a name. @param {Snapshot[]} snapshots @param {Desk} desk */
export function snapshotsCard(snapshots, desk) {
  const acts = h(
    'div',
    { class: 'card-acts' },
    deskButton(t('take'), () => askToTake(desk)),
    bringButton(desk),
  )
  if (snapshots.length === 0) return card(t('snapshots'), h('p', { class: 'quiet' }, t('noSnapshots')), acts)
  return card(
    t('snapshots'),
    table({
      label: t('snapshots'),
      rows: snapshots,
      columns: [
        { head: t('name'), cell: ({ name }) => h('strong', {}, name) },
        { head: t('madeAt'), wide: true, cell: ({ made_at }) => fullTime(new Date(made_at)) },
        {
          head: t('size'),
          wide: true,
          number: true,
          cell: ({ bytes }) => t('kib', { n: Math.ceil(bytes / BYTES_PER_KIB) }),
        },
        { head: '', number: true, cell: (snapshot) => actsOn(snapshot, desk) },
      ],
    }),
    acts,
  )
}

/** @param {Snapshot} snapshot @param {Desk} desk */
function actsOn({ name, made_at }, { say }) {
  const restore = async () => {
    const done = await confirmAct({
      title: t('restoreTitle', { name }),
      text: t('restoreWhat', { at: fullTime(new Date(made_at)) }),
      verb: t('restore'),
      danger: true,
      act: async () => {
        await restoreSnapshot(name)
      },
    })
    if (done) say(t('restored', { name }))
    refreshNow()
  }
  const remove = async () => {
    const done = await confirmAct({
      title: t('dropTitle', { name }),
      text: t('dropWhat'),
      verb: t('remove'),
      danger: true,
      act: async () => {
        await removeSnapshot(name)
      },
    })
    if (done) say(t('dropped', { name }))
    refreshNow()
  }
  return h(
    'span',
    { class: 'row-acts' },
    deskButton(t('restore'), restore),
    h('a', { class: 'desk-button', href: fileOf(name), download: `${name}.json` }, t('download')),
    deskButton(t('remove'), remove, 'danger'),
  )
}

/** @param {Desk} desk */
async function askToTake({ say }) {
  const name = field({ name: 'name', label: t('name'), why: t('snapshotNameWhy') })
  const done = await confirmAct({
    title: t('take'),
    text: t('takeWhat'),
    body: name.element,
    verb: t('takeGo'),
    act: async () => {
      const wrong = NAME.test(name.read()) ? '' : t('nameWrong')
      name.blame(wrong)
      if (wrong !== '') return 'stay'
      await takeSnapshot(name.read())
      return 'done'
    },
  })
  if (done) say(t('taken'))
  refreshNow()
}

/** @param {Desk} desk */
function bringButton({ say }) {
  const take = async (/** @type {Event & { currentTarget: HTMLInputElement }} */ event) => {
    const input = event.currentTarget
    const [file] = input.files ?? []
    if (file === undefined) return
    const name = file.name
      .replace(/\.json$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '')
    try {
      await bringSnapshot(name || 'uploaded', JSON.parse(file.size > MOST_FILE_BYTES ? '' : await file.text()))
      say(t('brought', { name: file.name }))
    } catch (error) {
      say(error instanceof SyntaxError ? t('notJson', { name: file.name }) : sentenceOf(error))
    }
    input.value = ''
    refreshNow()
  }
  const input = h('input', { type: 'file', class: 'unseen', accept: '.json,application/json', onchange: take })
  return h('label', { class: 'desk-button file-button' }, t('bring'), input)
}
