import type { DevelopmentSetting } from '@teyue/contract/development'
import { useWords } from '../../../kit/i18n.ts'
import { type Standing, State } from '../../../kit/state.tsx'
import { WechatSays } from '../../../kit/wechat-code.tsx'
import { developmentWords } from './development-words.ts'

const standings: Readonly<Record<DevelopmentSetting['state'], Standing>> = {
  sending: 'working',
  unknown: 'unknown',
  set: 'done',
  refused: 'failed',
  given_up: 'waiting',
}

/** How a setting stands at WeChat, with WeChat's words where it was not taken. */
export function SettingState({ of: { state, way, refusal } }: { of: DevelopmentSetting }) {
  const t = useWords(developmentWords)
  return (
    <>
      <State is={standings[state]}>{t(state)}</State>
      {state === 'set' && way !== 'sent' && <span className="meta"> {t(way)}</span>}
      {refusal && (
        <div className="meta sentence">
          {t('wechat_says')}：<WechatSays {...refusal} />
        </div>
      )}
    </>
  )
}
