import type { WebView } from './web-view.ts'

/** Each is a listening port; when there are more, the one that was asked for longest ago is closed. */
export const MOST_WEB_VIEWS = 24

/** The open pages of all phones of a world. */
export class OpenWebViews {
  readonly #open = new Map<string, Promise<WebView>>()

  /** The one that is open under this name, or a new one. */
  async find(name: string, open: () => Promise<WebView>): Promise<WebView> {
    const view = this.#open.get(name) ?? open()
    this.#open.delete(name)
    this.#open.set(name, view)
    view.catch(() => this.#open.delete(name))
    for (const oldest of [...this.#open.keys()].slice(0, -MOST_WEB_VIEWS)) this.#forget(oldest)
    return view
  }

  /** In a text the web views' own addresses become those that the pages have for everybody else. */
  async unmask(text: string): Promise<string> {
    let real = text
    for (const { url, target } of await Promise.all(this.#open.values())) {
      real = real.replaceAll(url, target.origin)
      real = real.replaceAll(encodeURIComponent(url), encodeURIComponent(target.origin))
    }
    return real
  }

  async close(): Promise<void> {
    const views = [...this.#open.values()]
    this.#open.clear()
    await Promise.all(views.map(async (view) => end(await view)))
  }

  #forget(name: string): void {
    void this.#open.get(name)?.then(end)
    this.#open.delete(name)
  }
}

async function end({ server }: WebView): Promise<void> {
  server.closeAllConnections()
  await new Promise<void>((closed) => server.close(() => closed()))
}
