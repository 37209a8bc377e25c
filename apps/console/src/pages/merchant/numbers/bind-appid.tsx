import type { Appid } from '@teyue/contract/appid'
import type { Merchant, SubMerchant } from '@teyue/contract/merchant'
import { Alert, Button, Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../../kit/problem.tsx'
import { useAct, useList } from '../../../kit/reading.ts'
import { AgreementForm } from '../development/agreement-form.tsx'
import { developmentWords } from '../development/development-words.ts'
import { isSameSubject } from '../subject.ts'
import { oneMerchantWords } from '../words.ts'

type Fields = {
  readonly appid: string
  readonly reason: string
  readonly default?: boolean
  readonly by_hand?: boolean
}

/** Binds an appid with its reason. That the subjects differ is seen before WeChat says so. */
export function BindAppid({ number, merchant, close }: { number: SubMerchant; merchant: Merchant; close: () => void }) {
  const t = useWords(oneMerchantWords)
  const d = useWords(developmentWords)
  const [isRecording, setRecording] = useState(false)
  const [form] = Form.useForm<Fields>()
  const appids = useList<Appid>('/v1/appids', { limit: '100' })
  const free = appids.rows.filter(({ appid }) => !number.appids.some((one) => one.appid === appid))
  const own = free.toSorted((a, b) => Number(b.merchant === merchant.id) - Number(a.merchant === merchant.id))
  const chosenId = Form.useWatch('appid', form)
  const chosen = free.find(({ id }) => id === chosenId)
  const isOther = chosen !== undefined && !isSameSubject(chosen.subject, merchant.subject)
  const bind = useAct(
    (given: Fields) => act('POST', '/v1/appid-bindings', { sub_merchant: number.id, ...given }),
    ['/v1/merchants', `/v1/merchants/${merchant.id}/development`],
  )
  const send = ({ default: isDefault = false, by_hand = false, ...given }: Fields) =>
    bind.mutate(
      { ...given, default: isDefault, by_hand },
      { onSuccess: close, onError: (error) => showAtField(form, error) },
    )
  return (
    <Modal
      open
      title={t('bind')}
      okText={t('bind')}
      cancelText={t('cancel')}
      confirmLoading={bind.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item name="appid" label={t('bind_which')} rules={[{ required: true, message: t('wanted') }]}>
          <Select
            aria-label={t('bind_which')}
            options={own.map(({ id, appid, name }) => ({ value: id, label: `${name} · ${appid}` }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('bind_reason')}
          extra={t('bind_reason_says')}
          rules={[{ required: true, min: 4, whitespace: true, message: t('reason_short') }]}
        >
          <Input maxLength={500} />
        </Form.Item>
        {isOther && (
          <Alert
            className="above"
            type="warning"
            showIcon
            title={t('differs', { appid: chosen.subject, merchant: merchant.subject })}
            description={t('letter_says')}
            action={<Button onClick={() => setRecording(true)}>{d('add_agreement')}</Button>}
          />
        )}
        {number.appids.length > 0 && (
          <Form.Item name="default" valuePropName="checked">
            <Checkbox>{t('bind_default')}</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="by_hand" valuePropName="checked" extra={t('by_hand_says')}>
          <Checkbox>{t('by_hand')}</Checkbox>
        </Form.Item>
      </Form>
      {bind.error && <ProblemView error={bind.error} />}
      {isRecording && chosen && (
        <AgreementForm
          number={number.id}
          merchant={merchant.id}
          about={{ kind: 'joint_operation', appid: chosen.id }}
          close={() => setRecording(false)}
        />
      )}
    </Modal>
  )
}
