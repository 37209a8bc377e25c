import { Button, Form, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { useWords } from './i18n.ts'
import { isSameView, MAX_VIEWS, type View, valuesOf, withView } from './view.ts'
import { kitWords } from './words.ts'

const MAX_NAME = 30

type ViewsProps = {
  readonly views: readonly View[]
  readonly keep: (next: readonly View[]) => void
  /** The filters that a view is made of. */
  readonly names: readonly string[]
  readonly values: Readonly<Record<string, string | undefined>>
}
type LineProps = ViewsProps & { readonly set: (changed: Readonly<Record<string, string | undefined>>) => void }

/** The views that were kept, each one press away; the one that is shown is marked. */
export function ViewLine({ views, keep, names, values, set }: LineProps) {
  const t = useWords(kitWords)
  if (views.length === 0) return null
  const now = valuesOf(names, values)
  return (
    <fieldset className="views" aria-label={t('views')}>
      {views.map((view) => (
        <Space.Compact key={view.name} size="small">
          <Button
            aria-pressed={isSameView(view.values, now)}
            onClick={() => set(Object.fromEntries(names.map((name) => [name, view.values[name]])))}
          >
            {view.name}
          </Button>
          <Button
            aria-label={t('drop_view', { name: view.name })}
            onClick={() => keep(views.filter((one) => one !== view))}
          >
            ×
          </Button>
        </Space.Compact>
      ))}
    </fieldset>
  )
}

/** Keeps what is shown now under a name. */
export function KeepView({ views, keep, names, values }: ViewsProps) {
  const t = useWords(kitWords)
  const [isNaming, setNaming] = useState(false)
  const [form] = Form.useForm<{ name: string }>()
  const now = valuesOf(names, values)
  const isKept = views.some((view) => isSameView(view.values, now))
  if (Object.keys(now).length === 0 || isKept) return null
  const take = ({ name }: { name: string }) => {
    keep(withView(views, { name: name.trim(), values: now }))
    setNaming(false)
  }
  return (
    <>
      <Button type="link" size="small" disabled={views.length >= MAX_VIEWS} onClick={() => setNaming(true)}>
        {t('keep_view')}
      </Button>
      {isNaming && (
        <Modal
          open
          title={t('keep_view')}
          okText={t('keep')}
          onOk={() => form.submit()}
          onCancel={() => setNaming(false)}
        >
          <Form name="view" form={form} layout="vertical" requiredMark={false} onFinish={take}>
            <Form.Item
              name="name"
              label={t('view_name')}
              extra={t('view_says')}
              rules={[{ required: true, whitespace: true, message: t('view_wanted') }]}
            >
              <Input autoFocus autoComplete="off" maxLength={MAX_NAME} />
            </Form.Item>
          </Form>
        </Modal>
      )}
    </>
  )
}
