import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { World } from '../world.ts'
import { passOn } from './pass-on.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'
import { targetOf } from './target.ts'
import type { Viewer, WebView } from './web-view.ts'

const ID_CHARACTERS = 8
const ADDRESS = '127.0.0.1'

/** The address under which this viewer sees a page of any origin; each origin has a listener of its own. */
export async function showPage(world: World, viewer: Viewer, page: URL): Promise<string> {
  const target = targetOf(world, page)
  const { payer, miniAppid, receipt, phone } = viewer
  const name = JSON.stringify([payer, miniAppid, receipt, phone, target.origin])
  const view = await world.webViews.find(name, () => listen(world, { viewer, target }))
  // Opened again it keeps its storage, but another screen of the phone may speak to it.
  view.viewer = viewer
  return `${view.url}${page.pathname}${page.search}${page.hash}`
}

async function listen(world: World, asked: Pick<WebView, 'viewer' | 'target'>): Promise<WebView> {
  const server = http.createServer((request, response) => {
    void passOn({ world, view, show: (page) => showPage(world, view.viewer, page) }, request, response)
  })
  server.on('upgrade', refuseUpgrade)
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(0, ADDRESS, () => listening())
  })
  const { port } = server.address() as AddressInfo
  // The phone and its frames are of one site only under one name of this machine.
  const url = `http://${new URL(asked.viewer.phone).hostname}:${port}`
  const view: WebView = { ...asked, id: idOf(asked), url, server }
  return view
}

// A payer's cookies of an origin are the same in a page and in the receipt that follows, and after a restart.
function idOf({ viewer, target }: Pick<WebView, 'viewer' | 'target'>): string {
  const whose = JSON.stringify([viewer.payer, viewer.miniAppid, target.origin])
  return createHash('sha256').update(whose).digest('hex').slice(0, ID_CHARACTERS)
}
