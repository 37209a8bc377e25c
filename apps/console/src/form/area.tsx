import { Button, Cascader, Input, Space } from 'antd'
import { useState } from 'react'
import { useWords } from '../kit/i18n.ts'
import { formWords } from './form-words.ts'
import type { InputProps } from './input-props.ts'
import { codeOf, pathTo, places, withCitiesOnly } from './places.ts'

const fields = { label: 'text', value: 'value', children: 'children' } as const
const CODE = /^\d{6}$/

/** A place as its six-digit code: chosen from province to district, of a bank to the city, or typed. */
export function AreaInput({ field, id, label, value, set }: InputProps) {
  const t = useWords(formWords)
  const [isTyping, setTyping] = useState(false)
  const isOfBank = field.name === 'bank_address_code'
  const code = typeof value === 'string' ? value : ''
  const options = isOfBank ? places.map(withCitiesOnly) : places
  const path = pathTo(options, code)
  const [typed, setTyped] = useState(code)
  if (isTyping || (code !== '' && path === null))
    return (
      <Space.Compact className="wide">
        <Input
          id={id}
          className="mono"
          inputMode="numeric"
          maxLength={6}
          placeholder="310101"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            if (CODE.test(target.value)) set(target.value)
          }}
        />
        <Button
          onClick={() => {
            setTyping(false)
            if (path === null) set(undefined)
          }}
        >
          {t('area_choose')}
        </Button>
      </Space.Compact>
    )
  return (
    <Space.Compact className="wide">
      <Cascader
        id={id}
        aria-label={label}
        className="wide"
        options={[...options]}
        fieldNames={fields}
        showSearch
        value={path ?? []}
        placeholder={t(isOfBank ? 'area_city' : 'area_district')}
        onChange={(chosen) => set(codeOf(chosen?.at(-1)))}
      />
      <Button onClick={() => setTyping(true)}>{t('area_type')}</Button>
    </Space.Compact>
  )
}
