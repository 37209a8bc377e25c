import { useCascaderAreaData as readPlaces } from '@vant/area-data'
import { Button, Cascader, Input, Space } from 'antd'
import { useState } from 'react'
import { useWords } from '../../kit/i18n.ts'
import type { InputProps } from './input-props.ts'
import { formWords } from './words.ts'

type Place = { readonly text: string; readonly value: string; readonly children?: Place[] }

const fields = { label: 'text', value: 'value', children: 'children' } as const
const places: Place[] = readPlaces()
const CODE = /^\d{6}$/
/** Beijing, Tianjin, Shanghai, Chongqing: the city is the province. */
const municipality = /^(11|12|31|50)0[12]00$/

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
        options={options}
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

function codeOf(chosen: string | number | null | undefined): string | undefined {
  if (chosen === undefined || chosen === null) return undefined
  const code = String(chosen)
  return municipality.test(code) ? `${code.slice(0, 2)}0000` : code
}

function withCitiesOnly({ text, value, children = [] }: Place): Place {
  const cities = municipality.test(children[0]?.value ?? '') ? children.slice(0, 1) : children
  return { text, value, children: cities.map((city) => ({ text: city.text, value: city.value })) }
}

/** The codes from the province down to this one; null where it is not among them. */
function pathTo(options: readonly Place[], code: string): string[] | null {
  for (const province of options)
    for (const city of province.children ?? []) {
      if (city.value === code || codeOf(city.value) === code) return [province.value, city.value]
      const district = city.children?.find(({ value }) => value === code)
      if (district) return [province.value, city.value, district.value]
    }
  return null
}
