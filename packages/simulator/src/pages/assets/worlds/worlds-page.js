import { fill, h } from '../kit/dom.js'
import { keepFresh, refreshNow } from '../kit/fresh.js'
import { state } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { copyButton } from '../shell/copy.js'
import { confirmAct } from '../shell/dialog.js'
import { card, deskButton, emptyState, pageHead } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { askToOpen } from './open-world.js'
import { snapshotsCard } from './snapshots-card.js'
import { t } from './words.js'
import { allSnapshots, allWorlds, removeWorld, resetWorld } from './worlds.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./worlds.js').World} World */

/** The worlds of this process and the snapshots that any of them may load. @param {HTMLElement} main @param {Desk} desk */
export function drawWorlds(main, desk) {
  const worlds = h('div', {})
  const snapshots = h('div', { class: 'worlds-snapshots' })
  fill(
    main,
    pageHead({ title: t('title'), why: t('why'), acts: [deskButton(t('open'), () => askToOpen(desk), 'main')] }),
    worlds,
    snapshots,
    card(
      t('resetTitle'),
      h('p', {}, t('resetWhat')),
      h(
        'div',
        { class: 'card-acts' },
        deskButton(t('reset'), () => askToReset(desk), 'danger'),
      ),
    ),
  )
  keepFresh(desk.signal, {
    load: allWorlds,
    show: (told) => fill(worlds, worldsTable(told, desk)),
    lost: (error) => fill(worlds, emptyState(sentenceOf(error))),
  })
  keepFresh(desk.signal, {
    load: allSnapshots,
    show: (told) => fill(snapshots, snapshotsCard(told, desk)),
    lost: (error) => fill(snapshots, emptyState(sentenceOf(error))),
  })
}

/** @param {World[]} worlds @param {Desk} desk */
function worldsTable(worlds, desk) {
  return card(
    t('worlds'),
    table({
      label: t('worlds'),
      rows: worlds,
      columns: [
        {
          head: t('name'),
          cell: ({ name, own }) =>
            h('span', { class: 'world-name' }, h('strong', {}, name), own ? state('good', t('own')) : null),
        },
        { head: t('address'), cell: ({ url }) => addressCell(url, desk) },
        { head: t('tls'), wide: true, cell: ({ tls_url }) => h('code', {}, tls_url) },
        { head: '', number: true, cell: (world) => actCell(world, worlds, desk) },
      ],
    }),
  )
}

/** Where it listens; a page that came from elsewhere than the loopback keeps its own host. @param {string} url @param {Desk} desk */
function addressCell(url, { say }) {
  const words = h('code', {}, url)
  return h(
    'span',
    { class: 'world-address' },
    h(
      'a',
      { class: 'link', href: url, target: '_blank', rel: 'noreferrer' },
      words,
      h('span', { class: 'unseen' }, t('newTab')),
    ),
    copyButton(url, { say }),
  )
}

/** The first world stays, and so does the one that this page comes from. @param {World} world @param {World[]} worlds @param {Desk} desk */
function actCell(world, worlds, { say }) {
  if (world.own || world === worlds[0]) return null
  const go = async () => {
    const done = await confirmAct({
      title: t('removeTitle', { name: world.name }),
      text: t('removeWhat', { url: world.url }),
      verb: t('remove'),
      danger: true,
      act: async () => {
        await removeWorld(world.name)
      },
    })
    if (done) say(t('removed', { name: world.name }))
    refreshNow()
  }
  return deskButton(t('remove'), go, 'danger')
}

/** @param {Desk} desk */
async function askToReset({ say }) {
  const done = await confirmAct({
    title: t('resetTitle'),
    text: t('resetWarning'),
    verb: t('reset'),
    danger: true,
    act: async () => {
      await resetWorld()
    },
  })
  if (done) say(t('wasReset'))
  refreshNow()
}
