import type { Terminal } from '@teyue/contract/store'
import { Form, Input, Modal, Select } from 'antd'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { storeWords } from '../stores/words.ts'

const KINDS = ['till', 'handheld', 'code_plate', 'self_service', 'other'] as const

type Fields = { readonly name: string; readonly kind: Terminal['kind']; readonly number?: string }
type Props = {
  /** Where a new one stands, or the one that is changed. */
  readonly store?: string
  readonly terminal?: Terminal
  readonly close: () => void
}

/** Adds a terminal to a store, or changes one that is there. */
export function TerminalForm({ store, terminal, close }: Props) {
  const t = useWords(storeWords)
  const [form] = Form.useForm<Fields>()
  const save = useAct(
    (given: object) =>
      terminal
        ? act('PATCH', `/v1/terminals/${terminal.id}`, given)
        : act('POST', '/v1/terminals', { store, ...given }),
    ['/v1/terminals'],
  )
  const send = ({ number, ...given }: Fields) =>
    save.mutate(
      { ...given, number: number?.trim() || (terminal ? null : undefined) },
      { onError: (error) => showAtField(form, error), onSuccess: close },
    )
  const initial = terminal ? { ...terminal, number: terminal.number ?? '' } : { kind: 'till' }
  return (
    <Modal
      open
      title={terminal ? t('change_title', { name: terminal.name }) : t('add_terminal')}
      okText={t(terminal ? 'save' : 'add_terminal')}
      cancelText={t('cancel')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        initialValues={initial}
        onFinish={send}
      >
        <Form.Item
          name="name"
          label={t('terminal')}
          rules={[{ required: true, whitespace: true, message: t('wanted') }]}
        >
          <Input autoFocus maxLength={64} />
        </Form.Item>
        <Form.Item name="kind" label={t('kind')}>
          <Select aria-label={t('kind')} options={KINDS.map((value) => ({ value, label: t(value) }))} />
        </Form.Item>
        <Form.Item
          name="number"
          label={t('device')}
          extra={t('device_says')}
          rules={[{ pattern: /^[0-9A-Za-z_.-]*$/, message: t('number_wrong') }]}
        >
          <Input className="mono" maxLength={32} />
        </Form.Item>
      </Form>
      {save.error && <ProblemView error={save.error} />}
    </Modal>
  )
}
