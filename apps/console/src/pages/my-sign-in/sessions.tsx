import type { Session, SessionList } from '@teyue/contract/sign-in'
import { Button, Card, Tag } from 'antd'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { Read } from '../../kit/page.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { accountWords } from './words.ts'

const browsers = ['Edg', 'MicroMessenger', 'Firefox', 'Chrome', 'Safari'] as const
const systems = ['Windows', 'iPhone', 'iPad', 'Android', 'Mac OS X', 'Linux'] as const

/** Where one is signed in. */
export function Sessions() {
  const t = useWords(accountWords)
  const sessions = useRead<SessionList>('/v1/sessions')
  return (
    <Card>
      <h2>{t('sessions')}</h2>
      <p>{t('sessions_says')}</p>
      <Read of={sessions}>
        {({ data }) => (
          <ul className="rows">
            {data.map((one) => (
              <Row key={one.id} session={one} />
            ))}
          </ul>
        )}
      </Read>
    </Card>
  )
}

function Row({ session }: { session: Session }) {
  const t = useWords(accountWords)
  const confirm = useConfirm()
  const end = useAct(() => act('DELETE', `/v1/sessions/${session.id}`), ['/v1/sessions'])
  const where = `${deviceOf(session.user_agent)} · ${session.address}`
  return (
    <li>
      <span className="grow">
        {where} {session.is_this && <Tag>{t('this_one')}</Tag>}
        <span className="meta">
          {' '}
          {t('used')} <Moment at={session.seen_at} />
        </span>
      </span>
      {!session.is_this && (
        <Button
          type="text"
          danger
          aria-label={`${t('end')} ${where}`}
          onClick={() =>
            confirm({
              title: t('end_title'),
              says: t('end_says', { where }),
              verb: t('end'),
              isDangerous: true,
              perform: () => end.mutateAsync(),
            })
          }
        >
          {t('end')}
        </Button>
      )}
    </li>
  )
}

/** What browsers say of themselves, in two words. */
function deviceOf(userAgent: string): string {
  const found = [browsers, systems].map((names) => names.find((name) => userAgent.includes(name)))
  return found.filter(Boolean).join(' · ') || userAgent.slice(0, 40) || '—'
}
