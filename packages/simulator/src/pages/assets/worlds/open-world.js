import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { currentLang } from '../kit/lang.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { t } from './words.js'
import { allSnapshots, allTemplates, openWorld } from './worlds.js'

const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/

/** One more world: empty, ready-made, or as a snapshot has it. @param {import('../shell/shell.js').Desk} desk */
export async function askToOpen({ say }) {
  const [templates, snapshots] = await Promise.all([allTemplates(), allSnapshots()])
  const zh = currentLang() === 'zh'
  const name = field({ name: 'name', label: t('name'), why: t('nameWhy') })
  const from = field({
    name: 'from',
    label: t('from'),
    options: [
      ['', t('fromNothing')],
      ...templates.map((one) => /** @type {[string, string]} */ ([`template ${one.name}`, zh ? one.zh : one.en])),
      ...snapshots.map(
        (one) => /** @type {[string, string]} */ ([`snapshot ${one.name}`, t('fromSnapshot', { name: one.name })]),
      ),
    ],
  })
  let opened = ''
  const done = await confirmAct({
    title: t('open'),
    text: t('openWhat'),
    body: h('div', {}, name.element, from.element),
    verb: t('openGo'),
    act: async () => {
      const asked = name.read()
      const wrong = asked === '' || NAME.test(asked) ? '' : t('nameWrong')
      name.blame(wrong)
      if (wrong !== '') return 'stay'
      const [kind = '', own = ''] = from.read().split(' ')
      const world = await openWorld({ ...(asked ? { name: asked } : {}), ...(kind ? { [kind]: own } : {}) })
      opened = world.name
      return 'done'
    },
  })
  if (done) say(t('opened', { name: opened }))
  refreshNow()
}
