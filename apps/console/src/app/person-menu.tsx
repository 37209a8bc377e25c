import { UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { act } from '../kit/api.ts'
import { chooseLanguage, type Language, useLanguage, useWords } from '../kit/i18n.ts'
import { type Colors, chooseColors, useColors } from './colors.ts'
import { useMe } from './me.ts'
import { appWords } from './words.ts'

const looks = ['system', 'light', 'dark'] as const

/** Oneself: who is signed in, language, colours, out. */
export function PersonMenu() {
  const t = useWords(appWords)
  const me = useMe()
  const language = useLanguage()
  const colors = useColors()
  const client = useQueryClient()
  const signOut = async () => {
    await act('POST', '/v1/auth/sign-out')
    sessionStorage.clear()
    client.clear()
    location.assign('/')
  }
  const items = [
    { key: 'who', type: 'group' as const, label: `${me.name} · ${t(`role_${me.role}` as 'role_owner')}` },
    {
      key: 'language',
      type: 'group' as const,
      label: t('language'),
      children: [choice('zh', '中文'), choice('en', 'English')],
    },
    { key: 'colors', type: 'group' as const, label: t('colors'), children: looks.map((look) => choice(look, t(look))) },
    { type: 'divider' as const },
    { key: 'sign-out', label: t('sign_out') },
  ]
  const choose = (key: string) => {
    if (key === 'sign-out') void signOut()
    else if (key === 'zh' || key === 'en') chooseLanguage(key satisfies Language)
    else chooseColors(key as Colors)
  }
  return (
    <Dropdown menu={{ items, selectedKeys: [language, colors], onClick: ({ key }) => choose(key) }} trigger={['click']}>
      <Button className="person" type="text" aria-label={me.name} icon={<UserOutlined />}>
        <span className="desk-only">{me.name}</span>
      </Button>
    </Dropdown>
  )
}

function choice(key: string, label: string) {
  return { key, label }
}
