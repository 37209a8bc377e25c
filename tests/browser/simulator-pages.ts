import type { Simulator } from '@teyue/simulator/simulator'

/** A page of the simulator as screenshots and the tests of all pages see it: its address in a world that is not empty. */
export type Sight = {
  readonly name: string
  readonly address: string
  readonly prepare?: (simulator: Simulator) => Promise<string>
}

/** Add a line for each page; `prepare` makes what it is to show and answers with the address. */
export const sights: readonly Sight[] = [{ name: 'phone', address: '/' }]
