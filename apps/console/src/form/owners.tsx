import { Button } from 'antd'
import { useMay } from '../app/me.ts'
import { useConfirm } from '../kit/confirm.tsx'
import { useWords } from '../kit/i18n.ts'
import { FieldFrame } from './field-frame.tsx'
import { useFilling } from './filling.ts'
import { isMasked, nameOf, withValue } from './form.ts'
import { formWords } from './form-words.ts'
import type { InputProps } from './input-props.ts'
import { ownerFields } from './owner-fields.ts'
import { PlainInput } from './plain-input.tsx'

type Owner = Readonly<Record<string, unknown>>

const MOST_OWNERS = 4

/** Beneficial owners, one beneath the other. The list is kept as a whole, so what is masked has to be opened before it is changed. */
export function OwnersInput({ field, id, value, set }: InputProps) {
  const t = useWords(formWords)
  const { form } = useFilling()
  const mayOpen = useMay()('applyments.open')
  const confirm = useConfirm()
  const owners: readonly Owner[] = Array.isArray(value) ? value : []
  const isHidden = owners.some((owner) => Object.values(owner).some(isMasked))
  const write = (next: readonly Owner[]) => set(next.length > 0 ? next : undefined)
  const ask = () =>
    confirm({ title: t('open_title'), says: t('open_says'), verb: t('open'), perform: () => form.open() })
  if (isHidden)
    return (
      <div id={id}>
        <p className="meta">{t(mayOpen ? 'owners_hidden' : 'owners_closed', { count: owners.length })}</p>
        {mayOpen && <Button onClick={ask}>{t('open')}</Button>}{' '}
        <Button onClick={() => write([])}>{t('owners_anew')}</Button>
      </div>
    )
  return (
    <div id={id} className="stack">
      {[...owners.entries()].map(([index, owner]) => {
        const kind = String(owner.ubo_id_doc_type ?? '')
        const change = (next: Owner) => write(owners.map((one, place) => (place === index ? next : one)))
        return (
          <fieldset key={index} className="owner">
            <legend>{t('owner_number', { number: index + 1 })}</legend>
            {ownerFields(kind).map((one) => {
              const inList = { ...one, path: `${field.path}/${index}/${nameOf(one.path)}` }
              const put = (text: unknown) => change(withValue(owner, `/${one.name}`, text))
              return (
                <FieldFrame key={one.name} field={inList} asksForMissing={false}>
                  {(shared) => <PlainInput field={inList} value={owner[one.name]} set={put} {...shared} />}
                </FieldFrame>
              )
            })}
            <Button onClick={() => write(owners.filter((_, place) => place !== index))}>{t('owner_drop')}</Button>
          </fieldset>
        )
      })}
      {owners.length < MOST_OWNERS && (
        <div>
          <Button onClick={() => write([...owners, { ubo_id_doc_type: 'IDENTIFICATION_TYPE_IDCARD' }])}>
            {t('owner_add')}
          </Button>
        </div>
      )}
    </div>
  )
}
