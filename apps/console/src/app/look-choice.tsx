import { Button, Space } from 'antd'
import { chooseLanguage, useLanguage, useWords } from '../kit/i18n.ts'
import { chooseColors, useIsDark } from './colors.ts'
import { appWords } from './words.ts'

/** Language and colours, for pages that have no menu yet. */
export function LookChoice() {
  const t = useWords(appWords)
  const language = useLanguage()
  const isDark = useIsDark()
  return (
    <Space>
      <Button type="text" size="small" onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
        {language === 'zh' ? 'English' : '中文'}
      </Button>
      <Button type="text" size="small" onClick={() => chooseColors(isDark ? 'light' : 'dark')}>
        {t(isDark ? 'light' : 'dark')}
      </Button>
    </Space>
  )
}
