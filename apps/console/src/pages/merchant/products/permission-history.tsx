import type { Attachments } from '@teyue/contract/attachment'
import type { PermissionStep } from '@teyue/contract/merchant'
import { App, Button, Modal } from 'antd'
import { useMay } from '../../../app/me.ts'
import { download } from '../../../kit/download.ts'
import { Empty } from '../../../kit/empty.tsx'
import { useWords } from '../../../kit/i18n.ts'
import { To } from '../../../kit/link.tsx'
import { Moment } from '../../../kit/moment.tsx'
import { Numbered } from '../../../kit/number.tsx'
import { useList, useRead } from '../../../kit/reading.ts'
import { asRefusal } from '../../../kit/refusal.ts'
import { State } from '../../../kit/state.tsx'
import { WechatSays } from '../../../kit/wechat-code.tsx'
import type { PermissionOf } from './product-names.ts'
import { standings, useProductNames } from './product-names.ts'
import { productWords } from './product-words.ts'

/** How a permission came to stand as it does, newest first: by whose word, with what proof. */
export function PermissionHistory({ number, merchant, name, close }: PermissionOf) {
  const p = useWords(productWords)
  const productOf = useProductNames()
  const mayManage = useMay()('merchants.manage')
  const steps = useList<PermissionStep>(`/v1/sub-merchants/${number.id}/permission-changes`, { name })
  const path = `/v1/merchants/${merchant.id}/attachments`
  const files = useRead<Attachments>(path, {}, { enabled: mayManage })
  const nameOf = (id: string) => files.data?.data.find((one) => one.id === id)?.filename ?? id
  return (
    <Modal
      open
      title={p('history_of', { product: productOf(name) })}
      footer={<Button onClick={close}>{p('close')}</Button>}
      onCancel={close}
    >
      {steps.rows.length === 0 && steps.isSuccess && <Empty says={p('no_history')} />}
      <ul className="rows">
        {steps.rows.map((step) => (
          <li key={step.id}>
            <div className="grow">
              <State is={standings[step.state]}>{p(step.state)}</State> <Moment at={step.changed_at} />{' '}
              <span className="meta">{p(`by_${step.said_by}`)}</span>
              {step.note && <div>{step.note}</div>}
              {step.wechat && <WechatsWord of={step.wechat} />}
              {mayManage && step.attachments.map((id) => <File key={id} id={id} name={nameOf(id)} />)}
            </div>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

function WechatsWord({ of: { code, message, of } }: { of: NonNullable<PermissionStep['wechat']> }) {
  const path = of.startsWith('rfd_') ? `/refunds/${of}` : `/payments/${of}`
  return (
    <div>
      <WechatSays code={code} message={message} />{' '}
      <To path={path}>
        <Numbered value={of} />
      </To>
    </div>
  )
}

function File({ id, name }: { id: string; name: string }) {
  const { message } = App.useApp()
  const open = () =>
    download(`/v1/attachments/${id}`, {}, name).catch((error: unknown) => message.error(asRefusal(error).says))
  return (
    <Button type="link" size="small" onClick={() => void open()}>
      {name}
    </Button>
  )
}
