import type { MadeInvitation, Portal } from '@teyue/contract/person'
import { Button, QRCode, Space } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { Read } from '../../kit/page.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { SecretOnce } from '../../kit/secret-once.tsx'
import { State } from '../../kit/state.tsx'
import { linkOf } from '../people/link-of.ts'
import { portalWords } from './portal-words.ts'

const standings = { open: 'working', accepted: 'done', revoked: 'waiting', expired: 'waiting' } as const

/** Whether the merchant has an owner, and how one is invited: by mail, or by a link that is shown once. */
export function PortalOwner({ merchant }: { merchant: string }) {
  const t = useWords(portalWords)
  const portal = useRead<Portal>(`/v1/merchants/${merchant}/portal`)
  return (
    <section className="section">
      <h2>{t('title')}</h2>
      <Read of={portal}>{(shown) => <Owner of={shown} />}</Read>
    </section>
  )
}

function Owner({ of }: { of: Portal }) {
  const t = useWords(portalWords)
  const mayInvite = useMay()('people.manage')
  if (of.has_owner) return <State is="done">{t('has_owner')}</State>
  return (
    <Space orientation="vertical" size={12}>
      <Invited of={of.invitation} />
      {mayInvite && <Inviting of={of} />}
    </Space>
  )
}

function Invited({ of }: { of: Portal['invitation'] }) {
  const t = useWords(portalWords)
  if (!of) return <State is="waiting">{t('not_invited')}</State>
  const address = of.mailed_to ?? ''
  const mails = {
    waiting: t('mailing', { address }),
    delivered: t('mailed', { address }),
    failed: t('mail_failed', { address }),
  }
  return (
    <Space wrap>
      <State is={standings[of.state]}>{t(of.state)}</State>
      {of.mail_state && <span>{mails[of.mail_state]}</span>}
      {of.state === 'open' && (
        <span className="meta">
          {t('until')} <Moment at={of.expires_at} />
        </span>
      )}
    </Space>
  )
}

function Inviting({ of: { merchant, may_mail: mayMail, address } }: { of: Portal }) {
  const t = useWords(portalWords)
  const [link, setLink] = useState<string | null>(null)
  const path = `/v1/merchants/${merchant}`
  const changes = [`${path}/portal`, '/v1/invitations', '/v1/approvals']
  const make = useAct(() => act<MadeInvitation>('POST', `${path}/owner-invitations`), changes)
  const mail = useAct(() => act('POST', `${path}/owner-mailings`), changes)
  return (
    <>
      <Space wrap>
        <Button
          loading={make.isPending}
          onClick={() => make.mutate(undefined, { onSuccess: ({ token }) => setLink(linkOf(token)) })}
        >
          {t('link')}
        </Button>
        {mayMail && (
          <Button loading={mail.isPending} onClick={() => mail.mutate()}>
            {t('mail', { address: address ?? '' })}
          </Button>
        )}
        {mail.isSuccess && <span className="meta">{t('sent')}</span>}
      </Space>
      {(make.error ?? mail.error) && <ProblemView error={make.error ?? mail.error} />}
      {link && (
        <SecretOnce title={t('link_title')} says={t('link_says')} secret={link} onKept={() => setLink(null)}>
          <span>{t('scan')}</span>
          <QRCode value={link} bordered={false} />
        </SecretOnce>
      )}
    </>
  )
}
