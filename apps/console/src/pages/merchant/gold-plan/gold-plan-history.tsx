import type { GoldPlanChange } from '@teyue/contract/gold-plan'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { type Standing, State } from '../../../kit/state.tsx'
import { WechatSays } from '../../../kit/wechat-code.tsx'
import { goldPlanWords } from './gold-plan-words.ts'

const looks: Readonly<Record<GoldPlanChange['state'], Standing>> = {
  requested: 'working',
  unknown: 'unknown',
  done: 'done',
  refused: 'failed',
}

/** What was switched, and what WeChat said. */
export function GoldPlanHistory({ changes }: { changes: readonly GoldPlanChange[] }) {
  const g = useWords(goldPlanWords)
  if (changes.length === 0) return <p className="meta">{g('none')}</p>
  return (
    <ul className="rows">
      {changes.map(({ id, what, open, state, refusal, in_doubt: isInDoubt, changed_at: at }) => (
        <li key={id}>
          <span className="grow">
            {what === 'filters' ? '' : g(open ? 'turn_on' : 'turn_off')} {g(what)}{' '}
            <State is={looks[state]}>{g(state)}</State>
            {refusal && (
              <div>
                <WechatSays {...refusal} />
                {isInDoubt && <span className="meta"> {g('in_doubt')}</span>}
              </div>
            )}
          </span>
          <Moment at={at} />
        </li>
      ))}
    </ul>
  )
}
