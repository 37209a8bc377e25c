import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import 'dayjs/locale/en-gb'
import { useEffect } from 'react'
import { useDialogFocus } from '../kit/dialog-focus.ts'
import { useLanguage } from '../kit/i18n.ts'
import { asRefusal } from '../kit/refusal.ts'
import { useIsDark } from './colors.ts'
import { nonce } from './nonce.ts'
import { router } from './router.tsx'
import { themeOf } from './theme.ts'

const FRESH_FOR_MS = 5_000
const MAX_REPEATS = 2

// A refusal is an answer and is not asked for again; silence is.
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_FOR_MS,
      retry: (failures, error) => failures < MAX_REPEATS && asRefusal(error).problem.status >= 500,
    },
  },
})

/** The console: language, colours, what was read, pages. */
export function Whole() {
  const language = useLanguage()
  const isDark = useIsDark()
  useDialogFocus()
  useEffect(() => void dayjs.locale(language === 'zh' ? 'zh-cn' : 'en-gb'), [language])
  return (
    <ConfigProvider
      theme={themeOf(isDark)}
      locale={language === 'zh' ? zhCN : enGB}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
