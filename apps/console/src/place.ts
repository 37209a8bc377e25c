import type { ComponentType, ReactNode } from 'react'
import type { Said } from './kit/i18n.ts'

/** The groups of the menu, from the top. */
export const MENU_GROUPS = ['money', 'merchants', 'operations', 'developer', 'people'] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]

/** A page and where it is. Each page's folder has one in `place.ts`; `places.ts` lists them. */
export type Place = {
  /** As the router writes it: `/payments/$id`. */
  readonly path: string
  /** What the caller must be permitted (`permitted` of /v1/auth/me) to find it in the menu and to open it. */
  readonly act?: string
  /** For the provider's people only, or for those who are at a merchant. */
  readonly side?: 'provider' | 'merchant'
  /** Opened without a session: what is needed to get one. */
  readonly isPublic?: true
  readonly menu?: {
    readonly group: MenuGroup
    readonly label: Said
    readonly icon: ReactNode
    /** What stands behind the label: a number of things that wait. */
    readonly after?: ReactNode
  }
  readonly page: () => Promise<{ readonly default: ComponentType }>
}
