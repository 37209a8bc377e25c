import type { Problem } from '@teyue/contract/problem'
import { language } from './i18n.ts'

/** Why a request did not do what it should: the platform's own problem, or that none was heard. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`)
    this.name = 'Refusal'
    this.problem = problem
  }

  get code(): string {
    return this.problem.code
  }

  /** What went wrong, in the language of the page. */
  get says(): string {
    return language() === 'zh' ? this.problem.detail_zh : this.problem.detail
  }

  /** What to do now. */
  get next(): string {
    return language() === 'zh' ? this.problem.next_zh : this.problem.next
  }
}

/** The request may have arrived: whoever shows this must not say that nothing happened. */
export const UNHEARD: Problem = {
  type: 'about:blank',
  title: 'No answer',
  status: 503,
  code: 'NO_ANSWER',
  detail: 'The platform did not answer. It is not known whether the request arrived.',
  detail_zh: '平台没有应答，不知道请求是否到达。',
  next: 'Look at the list before you try again.',
  next_zh: '请先看列表里的状态，再决定是否重试。',
  request_id: '',
}

export const UNREADABLE: Problem = {
  ...UNHEARD,
  title: 'Unreadable answer',
  code: 'UNREADABLE_ANSWER',
  detail: 'Something other than the platform answered.',
  detail_zh: '应答的不是平台，可能是中间的代理或网关。',
  next: 'Ask your administrator about the proxy in front of Teyue, then load the page again.',
  next_zh: '请联系管理员检查 Teyue 前面的代理，然后刷新页面。',
}

/** Nothing was done yet: the provider wants a second person to agree, and the request waits for one as this approval. */
export function heldAs(approval: string): Problem {
  return {
    ...UNHEARD,
    title: 'Waiting for a second person',
    status: 202,
    code: 'WAITING_FOR_APPROVAL',
    detail: 'This needs a second person. It has been handed in and is done once somebody else approves it.',
    detail_zh: '此操作需要双人复核。申请已提交，另一人批准后即自动执行。',
    next: 'You find it under “Approvals”; it ends after 24 hours.',
    next_zh: '可在「审批」中查看或撤回；24 小时内有效。',
    details: { approval },
  }
}

export function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal({ ...UNREADABLE, detail: String(error) })
}
