import type { Appid } from '@teyue/contract/appid'
import { Alert, Button, Checkbox, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../../kit/problem.tsx'
import { useAct, useList } from '../../../kit/reading.ts'
import { AgreementForm } from '../development/agreement-form.tsx'
import { developmentWords } from '../development/development-words.ts'
import type { NumberProps } from '../development/number-development.ts'
import { isSameSubject } from '../subject.ts'

type SetFollowProps = NumberProps & { readonly subAppid: string | null; readonly close: () => void }
type Fields = { readonly appid: string; readonly by_hand?: boolean }

/** Has an account set to follow. That the subjects differ is seen before WeChat says so, and the agreement has its place. */
export function SetFollow({ number, merchant, subAppid, close }: SetFollowProps) {
  const t = useWords(developmentWords)
  const [form] = Form.useForm<Fields>()
  const [isRecording, setRecording] = useState(false)
  const appids = useList<Appid>('/v1/appids', { limit: '100' })
  const accounts = appids.rows.filter(({ kind }) => kind === 'service_account')
  const own = accounts.toSorted((a, b) => Number(b.merchant === merchant.id) - Number(a.merchant === merchant.id))
  const chosenId = Form.useWatch('appid', form)
  const chosen = accounts.find(({ id }) => id === chosenId)
  const set = useAct(
    (given: object) =>
      act('POST', '/v1/follow-settings', { sub_merchant: number.sub_merchant, sub_appid: subAppid, ...given }),
    [`/v1/merchants/${merchant.id}/development`],
  )
  const isLetIn = number.agreements.some(
    ({ kind, appid, withdrawn_at: at }) => kind === 'recommend_follow' && appid === chosen?.appid && at === null,
  )
  const differs = chosen !== undefined && !isSameSubject(chosen.subject, merchant.subject) && !isLetIn
  const send = ({ by_hand = false, ...given }: Fields) =>
    set.mutate({ ...given, by_hand }, { onSuccess: close, onError: (error) => showAtField(form, error) })
  return (
    <Modal
      open
      title={t('follow_set')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={set.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p>{subAppid === null ? t('without_appid') : t('with_appid', { appid: subAppid })}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ by_hand: !number.can_ask }}
        onFinish={send}
      >
        <Form.Item
          name="appid"
          label={t('follow_account')}
          extra={t('follow_thirty')}
          rules={[{ required: true, message: t('wanted') }]}
        >
          <Select
            aria-label={t('follow_account')}
            options={own.map(({ id, appid, name }) => ({ value: id, label: `${name} · ${appid}` }))}
          />
        </Form.Item>
        {differs && (
          <Alert
            className="above"
            type="warning"
            showIcon
            title={t('follow_differs', { appid: chosen.subject, merchant: merchant.subject })}
            description={t('follow_remedy')}
            action={<Button onClick={() => setRecording(true)}>{t('add_agreement')}</Button>}
          />
        )}
        <Form.Item name="by_hand" valuePropName="checked" extra={t('is_by_hand_says')}>
          <Checkbox>{t('is_by_hand')}</Checkbox>
        </Form.Item>
      </Form>
      {set.error && <ProblemView error={set.error} />}
      {isRecording && chosen && (
        <AgreementForm
          number={number.sub_merchant}
          merchant={merchant.id}
          about={{ kind: 'recommend_follow', appid: chosen.id }}
          close={() => setRecording(false)}
        />
      )}
    </Modal>
  )
}
