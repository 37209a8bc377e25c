import type { AddedPasskey, Passkey, PasskeyList, PasskeyQuestion } from '@teyue/contract/passkey'
import { Button, Card, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { Read } from '../../kit/page.tsx'
import { canUsePasskeys, makePasskey } from '../../kit/passkey.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { RenamePasskey } from './rename-passkey.tsx'
import { accountWords } from './words.ts'

const PASSKEYS = '/v1/auth/passkeys'
type Given = { readonly name: string; readonly password: string }

/** Keys in one's devices. */
export function Passkeys() {
  const t = useWords(accountWords)
  const passkeys = useRead<PasskeyList>(PASSKEYS)
  const [isAdding, setAdding] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <Card>
      <h2>{t('passkeys')}</h2>
      <p>{t(canUsePasskeys ? 'passkeys_says' : 'passkeys_not_here')}</p>
      <Read of={passkeys}>
        {({ data }) => (
          <ul className="rows">
            {data.map((one) => (
              <Row key={one.id} passkey={one} />
            ))}
            {data.length === 0 && <li className="meta">{t('passkeys_none')}</li>}
          </ul>
        )}
      </Read>
      {canUsePasskeys && <Button onClick={() => setAdding(true)}>{t('add_passkey')}</Button>}
      {isAdding && (
        <Adding
          onEnd={(made) => {
            setAdding(false)
            setCodes(made)
          }}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
    </Card>
  )
}

function Row({ passkey }: { passkey: Passkey }) {
  const t = useWords(accountWords)
  const confirm = useConfirm()
  const remove = useAct(() => act('DELETE', `${PASSKEYS}/${passkey.id}`), ['/v1/auth'])
  const [isRenaming, setRenaming] = useState(false)
  const { name } = passkey
  return (
    <li>
      <span className="grow">
        {name}
        <span className="meta">
          {' · '}
          {t('used')} <Moment at={passkey.used_at} />
        </span>
      </span>
      <Button type="text" aria-label={`${t('rename')} ${name}`} onClick={() => setRenaming(true)}>
        {t('rename')}
      </Button>
      <Button
        type="text"
        danger
        aria-label={`${t('remove')} ${name}`}
        onClick={() =>
          confirm({
            title: t('remove_passkey'),
            says: t('remove_passkey_says', { name }),
            verb: t('remove'),
            isDangerous: true,
            perform: () => remove.mutateAsync(),
          })
        }
      >
        {t('remove')}
      </Button>
      {isRenaming && <RenamePasskey passkey={passkey} onEnd={() => setRenaming(false)} />}
    </li>
  )
}

function Adding({ onEnd }: { onEnd: (codes: readonly string[] | null) => void }) {
  const t = useWords(accountWords)
  const [form] = Form.useForm<Given>()
  const add = useAct(
    async ({ name, password }: Given) => {
      const answer = await makePasskey(await act<PasskeyQuestion>('POST', `${PASSKEYS}/options`, { password }))
      return answer && act<AddedPasskey>('POST', PASSKEYS, { ...answer, name })
    },
    ['/v1/auth', '/v1/sessions'],
  )
  const send = async (given: Given) => {
    const added = await add.mutateAsync(given).catch(() => null)
    if (added) onEnd(added.recovery_codes)
  }
  return (
    <Modal
      open
      title={t('add_passkey')}
      okText={t('next')}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={() => onEnd(null)}
    >
      <Form name="passkey" form={form} layout="vertical" requiredMark={false} onFinish={(given) => void send(given)}>
        <Form.Item
          name="name"
          label={t('passkey_name')}
          extra={t('passkey_name_says')}
          rules={[{ required: true, message: t('fill') }]}
        >
          <Input autoComplete="off" autoFocus maxLength={80} />
        </Form.Item>
        <Form.Item name="password" label={t('present')} rules={[{ required: true, message: t('fill') }]}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
      </Form>
      {add.error && <ProblemView error={add.error} />}
    </Modal>
  )
}
