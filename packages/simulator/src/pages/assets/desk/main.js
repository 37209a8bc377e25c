import { pathParts } from '../portal/parts.js'
import { startPage } from '../shell/shell.js'
import { drawNew } from './new.js'
import { drawRequest } from './request.js'
import { drawRequests } from './requests.js'
import { t } from './words.js'

startPage({
  here: 'desk',
  title: () => t('title'),
  draw: (main, desk) => {
    const [first, name, appid] = pathParts()
    if (first === undefined) main.append(...drawRequests(desk))
    else if (first === 'new') main.append(...drawNew(desk))
    else main.append(...drawRequest(desk, { subMchid: first, name: name ?? '', appid: appid ?? null }))
  },
})
