import type { World } from '../world.ts'
import type { WebView } from './web-view.ts'

/** What an exchange of a page needs: whose it is, and the way to pages of other origins. */
export type Passing = {
  readonly world: World
  readonly view: WebView
  /** The address under which the same viewer sees that page. */
  readonly show: (page: URL) => Promise<string>
}
