import type { NewTotp, RecoveryCodes } from '@teyue/contract/sign-in'
import { Button, Card, Form, Input, Modal, QRCode, Space } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Numbered } from '../../kit/number.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { PasswordFirst } from './password-first.tsx'
import { RecoveryCodes as CodesOnce } from './recovery-codes.tsx'
import { accountWords } from './words.ts'

const CHANGED = ['/v1/auth', '/v1/sessions']

/** An authenticator app, and recovery codes for the day it is lost. */
export function Factor() {
  const t = useWords(accountWords)
  const me = useMe()
  const confirm = useConfirm()
  const [step, setStep] = useState<'none' | 'password' | 'remove' | NewTotp>('none')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const renew = useAct(() => act<RecoveryCodes>('POST', '/v1/auth/recovery-codes'), [])
  const remove = useAct((password: string) => act('DELETE', '/v1/auth/totp', { password }), CHANGED)
  const askForNew = () =>
    confirm({
      title: t('codes_new'),
      says: t('codes_new_says'),
      verb: t('codes_new'),
      perform: async () => setCodes((await renew.mutateAsync()).codes),
    })
  return (
    <Card>
      <h2>{t('factor')}</h2>
      <p>{t('factor_says')}</p>
      <p className="meta">{t('totp_says')}</p>
      <Space wrap>
        <Button type={me.has_second_factor ? 'default' : 'primary'} onClick={() => setStep('password')}>
          {t(me.has_second_factor ? 'set_up_anew' : 'set_up')}
        </Button>
        {me.has_second_factor && <Button onClick={askForNew}>{t('codes_new')}</Button>}
        {me.has_second_factor && (
          <Button danger type="text" onClick={() => setStep('remove')}>
            {t('remove_totp')}
          </Button>
        )}
      </Space>
      {step === 'password' && (
        <PasswordFirst
          title={t('set_up')}
          verb={t('next')}
          onCancel={() => setStep('none')}
          perform={async (password) => setStep(await act<NewTotp>('POST', '/v1/auth/totp', { password }))}
        />
      )}
      {step === 'remove' && (
        <PasswordFirst
          title={t('remove_totp')}
          says={t('remove_totp_says')}
          verb={t('remove')}
          isDangerous
          onCancel={() => setStep('none')}
          perform={async (password) => {
            await remove.mutateAsync(password)
            setStep('none')
          }}
        />
      )}
      {typeof step === 'object' && (
        <Scan
          totp={step}
          onCancel={() => setStep('none')}
          onSet={(made) => {
            setStep('none')
            setCodes(made)
          }}
        />
      )}
      {codes && <CodesOnce codes={codes} onKept={() => setCodes(null)} />}
    </Card>
  )
}

type ScanProps = {
  readonly totp: NewTotp
  readonly onCancel: () => void
  readonly onSet: (codes: readonly string[]) => void
}

function Scan({ totp, onCancel, onSet }: ScanProps) {
  const t = useWords(accountWords)
  const [form] = Form.useForm<{ code: string }>()
  const confirm = useAct((code: string) => act<RecoveryCodes>('POST', '/v1/auth/totp/confirm', { code }), CHANGED)
  const send = async ({ code }: { code: string }) => {
    const made = await confirm.mutateAsync(code).catch(() => null)
    if (made) onSet(made.codes)
  }
  return (
    <Modal
      open
      title={t('set_up')}
      okText={t('confirm')}
      confirmLoading={confirm.isPending}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <p>{t('scan')}</p>
      <QRCode type="svg" value={totp.uri} size={192} color="#1f2329" bgColor="#ffffff" />
      <p className="meta">
        {t('by_hand')} <Numbered value={totp.secret} isWhole />
      </p>
      <Form name="app" form={form} layout="vertical" requiredMark={false} onFinish={(given) => void send(given)}>
        <Form.Item name="code" label={t('code')} rules={[{ required: true, min: 6, message: t('code_wanted') }]}>
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={7} autoFocus />
        </Form.Item>
      </Form>
      {confirm.error && <ProblemView error={confirm.error} />}
    </Modal>
  )
}
