import { useQuery } from '@tanstack/react-query'
import type { Bank, BankBranches, BankPlaces, Banks } from '@teyue/contract/bank'
import { Button, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { act, type Query, read } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useRead } from '../../kit/reading.ts'
import { useStance } from '../../kit/stance.ts'
import { useFilling } from './filling.ts'
import { isMasked, textAt } from './form.ts'
import type { InputProps } from './input-props.ts'
import { formWords } from './words.ts'

const MOST_PAGES = 15
const GOOD_FOR_MS = 600_000
const NUMBER = /^\d{8,32}$/
const part = '/bank_account_info'
const found = { showSearch: { optionFilterProp: 'label' }, popupMatchSelectWidth: false } as const

/** The bank, of WeChat's own list; of a card, told from its number; with its branch where WeChat asks for it. */
export function BankInput({ id, label, value, set }: InputProps) {
  const t = useWords(formWords)
  const { form, applyment } = useFilling()
  const kind =
    textAt(form.draft, `${part}/bank_account_type`) === 'BANK_ACCOUNT_TYPE_PERSONAL' ? 'personal' : 'corporate'
  const banks = usePaged<Bank>('/v1/banks', { account: applyment.account, kind })
  const [chosen, setChosen] = useState<Bank | null>(null)
  const take = (bank: Bank | undefined) => {
    setChosen(bank ?? null)
    set(bank?.account_bank)
    form.set(`${part}/bank_name`, undefined)
    form.set(`${part}/bank_branch_id`, undefined)
  }
  const kept = typeof value === 'string' ? value : ''
  if (banks.error)
    return (
      <>
        <Input id={id} maxLength={128} value={kept} onChange={({ target }) => set(target.value.trim() || undefined)} />
        <ProblemView error={banks.error} again={() => void banks.refetch()} />
      </>
    )
  const all = banks.data ?? []
  const shown = chosen ?? all.find(({ account_bank: name, needs_branch: needs }) => name === kept && !needs)
  return (
    <>
      <Select
        id={id}
        aria-label={label}
        {...found}
        loading={banks.isPending}
        value={shown?.alias_code ?? (kept || null)}
        options={[
          ...all.map(({ alias_code: code, name }) => ({ value: code, label: name })),
          ...(kept && !shown ? [{ value: kept, label: kept }] : []),
        ]}
        onChange={(code: string) => take(all.find((one) => one.alias_code === code))}
      />
      {kind === 'personal' && <ByNumber take={take} />}
      {chosen?.needs_branch && <BranchChoice bank={chosen} />}
      {kept === '其他银行' && !chosen && <p className="meta">{t('bank_other')}</p>}
    </>
  )
}

/** Which bank a card is of. The number is sent sealed and kept nowhere. */
function ByNumber({ take }: { take: (bank: Bank | undefined) => void }) {
  const t = useWords(formWords)
  const { form, applyment } = useFilling()
  const [says, setSays] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const number = textAt(form.draft, `${part}/account_number`)
  const find = async () => {
    setError(null)
    try {
      const { data } = await act<Banks>('POST', '/v1/bank-searches', {
        account: applyment.account,
        account_number: number,
      })
      take(data[0])
      setSays(data[0] ? t('bank_found', { name: data[0].name }) : t('bank_unknown'))
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <>
      <Space className="below-1" wrap>
        <Button size="small" disabled={isMasked(number) || !NUMBER.test(number)} onClick={() => void find()}>
          {t('bank_by_number')}
        </Button>
        <span className="meta" role="status">
          {says ?? t('bank_by_number_says')}
        </span>
      </Space>
      {error !== null && <ProblemView error={error} />}
    </>
  )
}

function BranchChoice({ bank }: { bank: Bank }) {
  const t = useWords(formWords)
  const { form, applyment } = useFilling()
  const { account } = applyment
  const [province, setProvince] = useState<number | null>(null)
  const [city, setCity] = useState<number | null>(null)
  const provinces = useRead<BankPlaces>('/v1/bank-places', { account })
  const ofProvince = { account, province: String(province) }
  const cities = useRead<BankPlaces>('/v1/bank-places', ofProvince, { enabled: province !== null })
  const where = { account, bank: bank.alias_code, city: String(city) }
  const branches = usePaged<BankBranches['data'][number]>('/v1/bank-branches', where, city !== null)
  const placesOf = (list: BankPlaces | undefined) =>
    list?.data.map(({ code, name }) => ({ value: code, label: name })) ?? []
  const error = provinces.error ?? cities.error ?? branches.error
  const take = (id: string) => {
    form.set(`${part}/bank_branch_id`, id)
    form.set(`${part}/bank_name`, branches.data?.find((one) => one.branch_id === id)?.name)
  }
  return (
    <div className="branch">
      <p className="meta">{t('branch_says')}</p>
      <Select
        aria-label={t('province')}
        placeholder={t('province')}
        {...found}
        value={province}
        options={placesOf(provinces.data)}
        onChange={(code: number) => {
          setProvince(code)
          setCity(null)
        }}
      />
      <Select
        aria-label={t('city')}
        placeholder={t('city')}
        {...found}
        disabled={province === null}
        value={city}
        options={province === null ? [] : placesOf(cities.data)}
        onChange={setCity}
      />
      <Select
        aria-label={t('branch')}
        placeholder={t('branch')}
        {...found}
        disabled={city === null}
        loading={city !== null && branches.isPending}
        value={textAt(form.draft, `${part}/bank_branch_id`) || null}
        options={branches.data?.map(({ branch_id: value, name: label }) => ({ value, label })) ?? []}
        onChange={take}
      />
      {error && <ProblemView error={error} />}
    </div>
  )
}

type PageOf<T> = { readonly data: readonly T[]; readonly next_offset: number | null }

/** All pages of a list of WeChat's, as far as a bound; kept for a while, since it seldom changes. */
function usePaged<T>(path: string, query: Query, enabled = true) {
  const stance = useStance()
  return useQuery({
    queryKey: [path, query, stance, 'all'],
    enabled,
    staleTime: GOOD_FOR_MS,
    queryFn: async ({ signal }) => {
      const all: T[] = []
      for (let offset: number | null = 0, page = 0; offset !== null && page < MOST_PAGES; page++) {
        const at: Query = offset === 0 ? query : { ...query, offset: String(offset) }
        const { data, next_offset }: PageOf<T> = await read<PageOf<T>>(path, at, { stance, signal })
        all.push(...data)
        offset = next_offset
      }
      return all
    },
  })
}
