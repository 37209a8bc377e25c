import type { Applyment } from '@teyue/contract/applyment'
import { App, Button, Modal, QRCode, Space } from 'antd'
import { useState } from 'react'
import { textAt } from '../../form/form.ts'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { formatDay } from '../../kit/moment.tsx'
import { applymentWords } from './words.ts'

const CODE_SIZE_PX = 220
const AROUND_PX = 160
const DAY_MS = 86_400_000

/** The code that the super administrator scans, and by when. */
export function SignCode({ applyment }: { applyment: Applyment }) {
  const t = useWords(applymentWords)
  const { message } = App.useApp()
  const [isWhole, setWhole] = useState(false)
  const { sign_url: url, state, draft } = applyment
  if (!url || !['auditing', 'to_be_confirmed', 'to_be_signed'].includes(state)) return null
  const name = textAt(draft, '/contact_info/contact_name')
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    void message.success(t('sign_copied'))
  }
  return (
    <div className="sign">
      <Code url={url} size={CODE_SIZE_PX} />
      <div>
        <h2>{t('sign_title')}</h2>
        <p>{t('sign_who', { name: name ? `（${name}）` : '' })}</p>
        <Expiry at={applyment.expires_at} />
        <Space wrap>
          <Button type="primary" onClick={() => setWhole(true)}>
            {t('sign_whole')}
          </Button>
          <Button onClick={() => void copy()}>{t('sign_copy')}</Button>
        </Space>
      </div>
      <Modal
        open={isWhole}
        footer={null}
        width="100vw"
        className="sign-whole"
        title={t('sign_title')}
        onCancel={() => setWhole(false)}
      >
        <Code url={url} size={Math.min(innerWidth, innerHeight) - AROUND_PX} />
        <p>{t('sign_who', { name: name ? `（${name}）` : '' })}</p>
      </Modal>
    </div>
  )
}

/** Dark on white in either look: phones read nothing else well. */
function Code({ url, size }: { url: string; size: number }) {
  const t = useWords(applymentWords)
  return (
    <div className="sign-paper">
      <QRCode
        aria-label={t('sign_code')}
        value={url}
        size={size}
        type="svg"
        bordered={false}
        color="#000"
        bgColor="#fff"
      />
    </div>
  )
}

function Expiry({ at }: { at: string | null }) {
  const t = useWords(applymentWords)
  const language = useLanguage()
  if (at === null) return null
  const days = Math.floor((new Date(at).getTime() - Date.now()) / DAY_MS)
  const day = formatDay(at, language)
  return (
    <p className={days < 7 ? 'near' : 'meta'}>{days < 1 ? t('hours_left', { day }) : t('days_left', { days, day })}</p>
  )
}
