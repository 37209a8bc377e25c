import type { Disagreement } from '../timeline/disagreement.ts'

export type Move = 'ask_wechat' | 'read_notice_again' | 'settle'

/** A move, whether it may be made now, and what it does or why not. */
export type JudgedMove = {
  readonly move: Move
  readonly isLegal: boolean
  readonly because: string
  readonly becauseZh: string
}

type Judged = Pick<Disagreement, 'kind' | 'state' | 'subjectId'>
type Words = readonly [isLegal: boolean, because: string, becauseZh: string]

const moves: Readonly<Record<Move, (disagreement: Judged) => Words>> = {
  ask_wechat: ({ subjectId }) =>
    isOfMoney(subjectId)
      ? [
          true,
          'WeChat is asked how it stands, and its word enters by the same door as always: what can be true of our books is booked, what cannot is shown here again. This is how to believe WeChat.',
          '立即向微信支付查询，结果经同一入口处理：与账相符的照常入账，不相符的仍在此列出。要以微信支付为准，就用这一步。',
        ]
      : [
          false,
          'It is of no payment and no refund, so there is nothing to ask for.',
          '与任何支付或退款无关，无可查询。',
        ],
  read_notice_again: ({ kind }) =>
    kind === 'notice_unknown'
      ? [
          true,
          'The notice is read once more, as by a newer version that knows its kind.',
          '重新解读这条通知，例如升级到能识别该类通知的版本之后。',
        ]
      : [false, 'Only for notices that could not be read.', '仅用于未能识别的通知。'],
  settle: ({ kind }) =>
    kind.endsWith('_unanswered')
      ? [
          false,
          'It settles itself as soon as WeChat answers. Until then the outcome is unknown, and nobody can declare it known.',
          '微信支付一有答复即自动了结；在此之前结果未知，任何人都不能替它下结论。',
        ]
      : [
          true,
          'It is marked as settled outside, with a reason. The books stay as they are; should the same difference be met again, it is listed anew.',
          '标记为已在系统外处理，并写明理由。账本不变；若再次遇到同样的差异，会重新列出。',
        ],
}

/** What may be done about a disagreement. No move writes the books: a yuan is moved by WeChat's word alone. */
export function judgeMoves(disagreement: Judged): JudgedMove[] {
  return Object.entries(moves).map(([move, judge]) => {
    const [isLegal, because, becauseZh] =
      disagreement.state === 'settled' ? ([false, 'It is settled already.', '已了结。'] as const) : judge(disagreement)
    return { move: move as Move, isLegal, because, becauseZh }
  })
}

function isOfMoney(subjectId: string): boolean {
  return subjectId.startsWith('pay_') || subjectId.startsWith('rfd_')
}
