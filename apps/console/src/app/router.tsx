import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import type { Place } from '../place.ts'
import { places } from '../places.ts'
import { Missing, Trouble } from './missing.tsx'
import { SessionGate } from './session-gate.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Outlet })
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: () => (
    <SessionGate>
      <Shell>
        <Outlet />
      </Shell>
    </SessionGate>
  ),
})

const outer = places.filter(({ isPublic }) => isPublic).map((place) => routeOf(place, root))
const inner = places.filter(({ isPublic }) => !isPublic).map((place) => routeOf(place, inside))
const nowhere = createRoute({ getParentRoute: () => inside, path: '$', component: Missing })

/** Search is plain text on both sides: a number that looks like one stays as it was written. */
export const router = createRouter({
  routeTree: root.addChildren([...outer, inside.addChildren([...inner, nowhere])]),
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search: Record<string, string>) => {
    const text = new URLSearchParams(Object.entries(search)).toString()
    return text && `?${text}`
  },
  defaultPreload: 'intent',
  defaultErrorComponent: Trouble,
  scrollRestoration: true,
})

function routeOf(place: Place, parent: typeof root | typeof inside) {
  return createRoute({
    getParentRoute: () => parent as typeof root,
    path: place.path,
    component: lazyRouteComponent(place.page),
  })
}
