import type { Account } from '@teyue/contract/account'
import { Typography } from 'antd'
import { useMay } from '../../../app/me.ts'
import { useWords } from '../../../kit/i18n.ts'
import { useRead } from '../../../kit/reading.ts'
import type { PermissionOf } from './product-names.ts'
import { useProductNames } from './product-names.ts'
import { productWords } from './product-words.ts'

const papersOf = {
  app: 'papers_app',
  h5: 'papers_h5',
  combined: 'papers_combined',
  red_packet: 'papers_red_packet',
  profit_sharing: 'papers_profit_sharing',
  refund: 'papers_refund',
} as const

/** What to send to WeChat's account manager, with the merchant's own numbers and what to attach. */
export function AskText({ number, merchant, name }: Omit<PermissionOf, 'close'>) {
  const p = useWords(productWords)
  const productOf = useProductNames()
  const may = useMay()('accounts.read')
  const account = useRead<Account>(`/v1/accounts/${number.account}`, {}, { enabled: may })
  const list = p(name in papersOf ? papersOf[name as keyof typeof papersOf] : 'papers_other')
  const facts = {
    name: merchant.name,
    subject: merchant.subject,
    number: number.sub_mchid,
    account: account.data?.sp_mchid ?? '',
    product: productOf(name),
    papers: p('papers', { list }),
  }
  const text = p(name === 'refund' ? 'ask_refund' : 'ask_says', facts)
  return (
    <>
      <h2>{p('ask_text')}</h2>
      <Typography.Paragraph copyable={{ text, tooltips: [p('copy'), p('copied')] }}>{text}</Typography.Paragraph>
      {name === 'refund' && (
        <>
          <h2>{p('refund_ways')}</h2>
          <ol>
            <li>{p('refund_way_desk')}</li>
            <li>{p('refund_way_invite')}</li>
          </ol>
          <p className="meta">{p('refund_by_hand')}</p>
        </>
      )}
    </>
  )
}
