import { pathParts } from '../portal/parts.js'
import { startPage } from '../shell/shell.js'
import { drawApplyment } from './applyment.js'
import { drawApplyments } from './applyments.js'
import { drawChanges } from './changes.js'
import { drawRisk } from './risk.js'
import { drawSubject } from './subject.js'
import { drawSubjects } from './subjects.js'
import { reviewHead } from './tabs.js'
import { t } from './words.js'

/** @type {Record<string, (desk: import('../shell/shell.js').Desk) => HTMLElement[]>} */
const tabs = { applyments: drawApplyments, subjects: drawSubjects, changes: drawChanges, risk: drawRisk }

startPage({
  here: 'review',
  title: () => t('title'),
  draw: (main, desk) => {
    const [tab = 'applyments', number] = pathParts()
    if (number !== undefined) main.append(...(tab === 'subjects' ? drawSubject : drawApplyment)(desk, number))
    else main.append(reviewHead(tab), ...(tabs[tab] ?? drawApplyments)(desk))
  },
})
