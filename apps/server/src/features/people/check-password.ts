import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { PublicError } from '../../errors.ts'

// Of 0 to 4: 3 withstands offline guessing for a while, and guessing at our door forever.
const LEAST_SCORE = 3

let loaded: Promise<ZxcvbnFactory> | undefined

/**
 * Refuses what is guessed first: the tens of thousands of passwords that leaked most often (a list that is with the program,
 * so that nothing is asked of a network), dates, keyboard runs, repetitions, and what names the person itself.
 */
export async function assertStrong(password: string, about: readonly string[]): Promise<void> {
  // It takes a moment to load, and most processes never need it.
  loaded ??= load()
  const { score } = (await loaded).check(password.normalize('NFKC'), ['teyue', 'wechat', 'weixin', ...about])
  if (score < LEAST_SCORE) throw new PublicError('PASSWORD_WEAK', { field: 'password', score })
}

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new Factory({ dictionary, graphs: adjacencyGraphs })
}
