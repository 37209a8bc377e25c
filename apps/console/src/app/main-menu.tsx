import { useRouterState } from '@tanstack/react-router'
import { Menu } from 'antd'
import { useLanguage, useWords } from '../kit/i18n.ts'
import { To } from '../kit/link.tsx'
import { MENU_GROUPS, type Place } from '../place.ts'
import { places } from '../places.ts'
import { useMay, useMe } from './me.ts'
import { appWords } from './words.ts'

/** The pages that this person may open here, in groups. */
export function MainMenu({ onChosen }: { onChosen?: () => void }) {
  const t = useWords(appWords)
  const language = useLanguage()
  const here = useRouterState({ select: ({ location }) => location.pathname })
  const mine = useMyPlaces()
  const itemOf = ({ path, menu }: Place) => ({
    key: path,
    icon: menu!.icon,
    label: (
      <To path={path}>
        {menu!.label[language]}
        {menu!.after}
      </To>
    ),
  })
  const items = MENU_GROUPS.flatMap((group) => {
    const children = mine.filter(({ menu }) => menu?.group === group).map(itemOf)
    return children.length > 0 ? [{ key: group, type: 'group' as const, label: t(group), children }] : []
  })
  return (
    <nav aria-label={t('menu')}>
      <Menu mode="inline" selectedKeys={[nearest(mine, here)]} items={items} onClick={() => onChosen?.()} />
    </nav>
  )
}

function useMyPlaces(): Place[] {
  const may = useMay()
  const { merchant } = useMe()
  const side = merchant === null ? 'provider' : 'merchant'
  return places.filter(
    (place) =>
      place.menu && (place.act === undefined || may(place.act)) && (place.side === undefined || place.side === side),
  )
}

/** The longest path that the present one begins with: a payment's page belongs to the payments. */
function nearest(mine: readonly Place[], here: string): string {
  const fits = mine.filter(({ path }) => here === path || (path !== '/' && here.startsWith(`${path}/`)))
  return fits.sort((a, b) => b.path.length - a.path.length)[0]?.path ?? ''
}
