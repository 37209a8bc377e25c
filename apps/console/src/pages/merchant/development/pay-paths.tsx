import type { DevelopmentSetting } from '@teyue/contract/development'
import { Button, Checkbox, Form, Input, Modal, Select, Table } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { ProblemView, showAtField } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { EndWithReason } from '../end-with-reason.tsx'
import { developmentWords } from './development-words.ts'
import type { NumberProps } from './number-development.ts'
import { SettingState } from './setting-state.tsx'

const MOST_PATHS = 5

/** The folders whose pages may call up JSAPI: five at most. */
export function PayPaths({ number, merchant }: NumberProps) {
  const t = useWords(developmentWords)
  const mayManage = useMay()('merchants.manage')
  const [open, setOpen] = useState<'add' | DevelopmentSetting | null>(null)
  const paths = number.pay_paths
  return (
    <>
      <h2>{t('paths')}</h2>
      <p className="meta">{t(paths.length === 0 ? 'paths_none' : 'paths_say')}</p>
      {paths.length > 0 && (
        <Table<DevelopmentSetting>
          aria-label={t('paths')}
          rowKey="id"
          size="small"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...paths]}
          columns={[
            { title: t('path'), render: (_, { value }) => <span className="mono">{value}</span> },
            { title: t('owner'), render: (_, { owner }) => t(owner ?? 'unsaid') },
            { title: t('state'), render: (_, one) => <SettingState of={one} /> },
            { title: t('added'), render: (_, { created_at: at }) => <Moment at={at} /> },
            ...(mayManage
              ? [
                  {
                    title: t('give_up'),
                    render: (_: unknown, one: DevelopmentSetting) => (
                      <Button
                        size="small"
                        danger
                        disabled={one.state === 'sending' || one.state === 'unknown'}
                        onClick={() => setOpen(one)}
                      >
                        {t('give_up')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {mayManage && paths.filter(({ state }) => state !== 'refused').length < MOST_PATHS && (
        <Button className="below" onClick={() => setOpen('add')}>
          {t('add_path')}
        </Button>
      )}
      {open === 'add' && <AddPath number={number} merchant={merchant} close={() => setOpen(null)} />}
      {open !== null && open !== 'add' && (
        <EndWithReason
          path={`/v1/pay-paths/${open.id}`}
          changes={[`/v1/merchants/${merchant.id}/development`]}
          verb={t('give_up')}
          says={t('give_up_says', { path: open.value })}
          close={() => setOpen(null)}
        />
      )}
    </>
  )
}

function AddPath({ number, merchant, close }: NumberProps & { close: () => void }) {
  const t = useWords(developmentWords)
  const [form] = Form.useForm()
  const add = useAct(
    (given: object) => act('POST', '/v1/pay-paths', { sub_merchant: number.sub_merchant, ...given }),
    [`/v1/merchants/${merchant.id}/development`],
  )
  const owners = (['provider', 'merchant'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <Modal
      open
      title={t('add_path')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={add.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ owner: 'provider', by_hand: !number.can_ask }}
        onFinish={(given: object) =>
          add.mutate(given, { onSuccess: close, onError: (error) => showAtField(form, error) })
        }
      >
        <Form.Item
          name="path"
          label={t('path')}
          extra={t('path_says')}
          rules={[{ required: true, pattern: /^https?:\/\/[^\s?#]+\/$/, message: t('path_says') }]}
        >
          <Input className="mono" maxLength={256} />
        </Form.Item>
        <Form.Item name="owner" label={t('owner')}>
          <Select options={owners} aria-label={t('owner')} />
        </Form.Item>
        <Form.Item name="by_hand" valuePropName="checked" extra={t('is_by_hand_says')}>
          <Checkbox>{t('is_by_hand')}</Checkbox>
        </Form.Item>
      </Form>
      {add.error && <ProblemView error={add.error} />}
    </Modal>
  )
}
