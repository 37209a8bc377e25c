import type { Overview } from '@teyue/contract/overview'

type Figures = Pick<Overview['today'], 'paid' | 'failed'>

/** Paid among what has ended; undefined where nothing has. What is unknown is not failed. */
export function rateOf({ paid, failed }: Figures): number | undefined {
  return paid + failed === 0 ? undefined : paid / (paid + failed)
}

export function formatRate(rate: number | undefined, none: string): string {
  return rate === undefined ? none : `${(rate * 100).toFixed(1)}%`
}
