import type { Bank, BankBranches, BankPlaces, Banks } from '@teyue/contract/bank'
import { Button, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { act } from '../kit/api.ts'
import { useWords } from '../kit/i18n.ts'
import { ProblemView } from '../kit/problem.tsx'
import { useRead } from '../kit/reading.ts'
import { bankWords } from './bank-words.ts'
import { usePaged } from './use-paged.ts'
import './form.css'

const NUMBER = /^\d{8,32}$/
const found = { showSearch: { optionFilterProp: 'label' }, popupMatchSelectWidth: false } as const

/** A bank as WeChat's forms name it, and its branch where it needs one. */
export type BankChoice = {
  readonly account_bank?: string | undefined
  readonly bank_name?: string | undefined
  readonly bank_branch_id?: string | undefined
}

export type BankPickerProps = {
  readonly id: string
  readonly label: string
  /** The provider's account by which WeChat is asked. */
  readonly account: string
  readonly kind: 'corporate' | 'personal'
  /** The number of the bank account, as far as it is known here. */
  readonly number: string
  readonly chosen: BankChoice
  readonly choose: (choice: BankChoice) => void
}

/** The bank, of WeChat's own list; of a card, told from its number; with its branch where WeChat asks for it. */
export function BankPicker({ id, label, account, kind, number, chosen, choose }: BankPickerProps) {
  const t = useWords(bankWords)
  const banks = usePaged<Bank>('/v1/banks', { account, kind })
  const [bank, setBank] = useState<Bank | null>(null)
  const take = (next: Bank | undefined) => {
    setBank(next ?? null)
    choose({ account_bank: next?.account_bank })
  }
  const kept = chosen.account_bank ?? ''
  if (banks.error)
    return (
      <>
        <Input
          id={id}
          maxLength={128}
          value={kept}
          onChange={({ target }) => choose({ account_bank: target.value.trim() || undefined })}
        />
        <ProblemView error={banks.error} again={() => void banks.refetch()} />
      </>
    )
  const all = banks.data ?? []
  const shown = bank ?? all.find(({ account_bank: name, needs_branch: needs }) => name === kept && !needs)
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
      {kind === 'personal' && <ByNumber account={account} number={number} take={take} />}
      {bank?.needs_branch && (
        <BranchChoice
          account={account}
          bank={bank}
          chosen={chosen.bank_branch_id}
          choose={(branch) => choose({ account_bank: bank.account_bank, ...branch })}
        />
      )}
      {kept === '其他银行' && !bank && <p className="meta">{t('other')}</p>}
    </>
  )
}

type ByNumberProps = Pick<BankPickerProps, 'account' | 'number'> & { readonly take: (bank: Bank | undefined) => void }

/** Which bank a card is of. The number is sent sealed and kept nowhere. */
function ByNumber({ account, number, take }: ByNumberProps) {
  const t = useWords(bankWords)
  const [says, setSays] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const find = async () => {
    setError(null)
    try {
      const { data } = await act<Banks>('POST', '/v1/bank-searches', { account, account_number: number })
      take(data[0])
      setSays(data[0] ? t('found', { name: data[0].name }) : t('unknown'))
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <>
      <Space className="below-1" wrap>
        <Button size="small" disabled={!NUMBER.test(number)} onClick={() => void find()}>
          {t('by_number')}
        </Button>
        <span className="meta" role="status">
          {says ?? t('by_number_says')}
        </span>
      </Space>
      {error !== null && <ProblemView error={error} />}
    </>
  )
}

type BranchProps = {
  readonly account: string
  readonly bank: Bank
  readonly chosen: string | undefined
  readonly choose: (branch: BankChoice) => void
}

/** A branch: its province, its city, then the branches that WeChat knows there. */
function BranchChoice({ account, bank, chosen, choose }: BranchProps) {
  const t = useWords(bankWords)
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
  const branchesThere = city === null ? [] : (branches.data ?? [])
  const isNone = city !== null && branches.data?.length === 0
  return (
    <div className="branch">
      <p className="meta">{t(isNone ? 'branch_none' : 'branch_says')}</p>
      <Select
        aria-label={t('province')}
        placeholder={t('province')}
        {...found}
        loading={provinces.isPending}
        value={province}
        options={placesOf(provinces.data)}
        onChange={(code: number) => {
          setProvince(code)
          setCity(null)
          choose({})
        }}
      />
      <Select
        aria-label={t('city')}
        placeholder={t('city')}
        {...found}
        disabled={province === null}
        loading={province !== null && cities.isPending}
        value={city}
        options={province === null ? [] : placesOf(cities.data)}
        onChange={(code: number) => {
          setCity(code)
          choose({})
        }}
      />
      <Select
        aria-label={t('branch')}
        placeholder={t('branch')}
        {...found}
        disabled={city === null}
        loading={city !== null && branches.isPending}
        value={chosen || null}
        options={branchesThere.map(({ branch_id: value, name: label }) => ({ value, label }))}
        onChange={(code: string) =>
          choose({ bank_branch_id: code, bank_name: branchesThere.find((one) => one.branch_id === code)?.name })
        }
      />
      {error && <ProblemView error={error} />}
    </div>
  )
}
