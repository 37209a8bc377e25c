import { MenuOutlined } from '@ant-design/icons'
import { Button, Drawer, Layout } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { useWords } from '../kit/i18n.ts'
import { useStance } from '../kit/stance.ts'
import { SearchBox, SearchLink } from '../money/search-box.tsx'
import { MainMenu } from './main-menu.tsx'
import { PersonMenu } from './person-menu.tsx'
import { ModeChoice, PlaceChoice } from './stance-choice.tsx'
import { appWords } from './words.ts'

const MENU_WIDTH_PX = 216

/** What every page stands in: the menu, as whom and in which mode one works, oneself. On a phone the menu is a drawer. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useWords(appWords)
  const { mode } = useStance()
  const [isOpen, setOpen] = useState(false)
  return (
    <Layout className="shell" hasSider>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Layout.Sider className="side" width={MENU_WIDTH_PX} theme="light">
        <Brand />
        <MainMenu />
      </Layout.Sider>
      <Drawer open={isOpen} onClose={() => setOpen(false)} placement="left" size={280} title={<Brand />}>
        <MainMenu onChosen={() => setOpen(false)} />
      </Drawer>
      <Layout>
        <Layout.Header className="top">
          <Button
            className="burger"
            type="text"
            aria-label={t('menu')}
            icon={<MenuOutlined />}
            onClick={() => setOpen(true)}
          />
          <PlaceChoice />
          <span className="grow" />
          <span className="desk-only">
            <SearchBox />
          </span>
          <SearchLink />
          <ModeChoice />
          <PersonMenu />
        </Layout.Header>
        {mode === 'test' && <div className="test-mode">{t('test_says')}</div>}
        <Layout.Content>
          <main id="content" tabIndex={-1}>
            <Suspense>{children}</Suspense>
          </main>
        </Layout.Content>
      </Layout>
    </Layout>
  )
}

function Brand() {
  return <div className="brand">Teyue 特约</div>
}
