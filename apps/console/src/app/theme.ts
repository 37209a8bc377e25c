import { theme as antd, type ThemeConfig } from 'antd'

const fontFamily =
  '-apple-system, BlinkMacSystemFont, "PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif'

const shared = { fontFamily, fontSize: 14, lineHeight: 22 / 14, borderRadius: 8, borderRadiusLG: 12, wireframe: false }

/** Brand green carries dark ink: white on it has a contrast of 2.4. What is written in green is a darker one. */
const light: ThemeConfig['token'] = {
  colorPrimary: '#07c160',
  colorPrimaryHover: '#07cf67',
  colorPrimaryActive: '#06ad56',
  colorTextLightSolid: '#032b17',
  colorLink: '#067a3e',
  colorLinkHover: '#05602f',
  colorLinkActive: '#05602f',
  colorText: '#1f2329',
  colorTextSecondary: '#646a73',
  colorTextTertiary: '#646a73',
  colorTextDescription: '#646a73',
  colorTextPlaceholder: '#6f757e',
  colorBorder: '#d5d7dc',
  colorBorderSecondary: '#e5e6eb',
  colorBgLayout: '#f7f8fa',
  colorError: '#c62a30',
  colorWarning: '#f5a524',
  colorInfo: '#3370ff',
}

const dark: ThemeConfig['token'] = {
  colorPrimary: '#2aae67',
  colorTextLightSolid: '#03180d',
  colorLink: '#4ccb88',
  colorLinkHover: '#6fdca2',
  colorLinkActive: '#6fdca2',
  colorText: '#e9ebee',
  colorTextSecondary: '#a1a7b0',
  colorTextTertiary: '#a1a7b0',
  colorTextDescription: '#a1a7b0',
  colorTextPlaceholder: '#8f959e',
  colorBgLayout: '#111315',
  colorBgContainer: '#1a1d1f',
  colorBgElevated: '#212528',
  colorBorder: '#3a3f45',
  colorBorderSecondary: '#2b2f33',
  colorError: '#ff8589',
  colorWarning: '#f5b64f',
  colorInfo: '#8fb0ff',
}

const wantsStillness = matchMedia('(prefers-reduced-motion: reduce)')

export function themeOf(isDark: boolean): ThemeConfig {
  const menu = isDark
    ? { itemSelectedBg: '#16301f', itemSelectedColor: '#4ccb88' }
    : { itemSelectedBg: '#e7f8ef', itemSelectedColor: '#067a3e' }
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: { ...shared, ...(isDark ? dark : light), motion: !wantsStillness.matches },
    components: {
      Menu: { ...menu, itemBorderRadius: 8, itemHeight: 36, activeBarBorderWidth: 0 },
      // Brand green on paper has too little contrast for words.
      Tabs: { itemSelectedColor: isDark ? '#4ccb88' : '#067a3e', itemHoverColor: isDark ? '#6fdca2' : '#05602f' },
      Table: { headerBg: 'transparent', headerSplitColor: 'transparent' },
      // Danger and tooltips are dark surfaces, on which ink would vanish.
      Button: {
        dangerColor: isDark ? '#1b0607' : '#ffffff',
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
      },
      Tooltip: { colorTextLightSolid: isDark ? '#e9ebee' : '#ffffff' },
    },
  }
}
