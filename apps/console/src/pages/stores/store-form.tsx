import type { Store } from '@teyue/contract/store'
import { Form, Input, Modal } from 'antd'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { storeWords } from './words.ts'

type Fields = {
  readonly name: string
  readonly number?: string
  readonly area_code: string
  readonly address: string
  readonly phone?: string
}
type Props = {
  /** Whose a new one is, or the one that is changed. */
  readonly merchant?: string
  readonly store?: Store
  readonly close: () => void
  readonly onDone?: (store: Store) => void
}

/** Adds a store to a merchant, or changes one that is there. */
export function StoreForm({ merchant, store, close, onDone }: Props) {
  const t = useWords(storeWords)
  const [form] = Form.useForm<Fields>()
  const save = useAct(
    (given: object) =>
      store
        ? act<Store>('PATCH', `/v1/stores/${store.id}`, given)
        : act<Store>('POST', '/v1/stores', { merchant, ...given }),
    ['/v1/stores'],
  )
  const send = ({ number, phone, ...given }: Fields) => {
    // What was emptied is taken away; a new one has not got it.
    const empty = store ? null : undefined
    save.mutate(
      { ...given, number: number?.trim() || empty, phone: phone?.trim() || empty },
      {
        onError: (error) => showAtField(form, error),
        onSuccess: (saved) => {
          close()
          onDone?.(saved)
        },
      },
    )
  }
  const needed = { required: true, whitespace: true, message: t('wanted') }
  const initial = store && { ...store, number: store.number ?? '', phone: store.phone ?? '' }
  return (
    <Modal
      open
      title={store ? t('change_title', { name: store.name }) : t('add')}
      okText={t(store ? 'save' : 'add')}
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
        {...(initial ? { initialValues: initial } : {})}
        onFinish={send}
      >
        <Form.Item name="name" label={t('name')} extra={t('name_says')} rules={[needed]}>
          <Input autoFocus maxLength={64} />
        </Form.Item>
        <Form.Item
          name="number"
          label={t('number')}
          extra={t('number_says')}
          rules={[{ pattern: /^[0-9A-Za-z_.-]*$/, message: t('number_wrong') }]}
        >
          <Input className="mono" maxLength={32} />
        </Form.Item>
        <Form.Item
          name="area_code"
          label={t('area')}
          extra={t('area_says')}
          rules={[{ required: true, pattern: /^[1-9][0-9]{5}$/, message: t('area_wrong') }]}
        >
          <Input className="mono" inputMode="numeric" maxLength={6} />
        </Form.Item>
        <Form.Item name="address" label={t('address')} extra={t('address_says')} rules={[needed]}>
          <Input maxLength={128} />
        </Form.Item>
        <Form.Item
          name="phone"
          label={t('phone')}
          rules={[{ pattern: /^([0-9+\-() ]{5,32})?$/, message: t('phone_wrong') }]}
        >
          <Input inputMode="tel" maxLength={32} />
        </Form.Item>
      </Form>
      {save.error && <ProblemView error={save.error} />}
    </Modal>
  )
}
