import { styleText } from 'node:util'

type Out = NodeJS.WritableStream & { readonly isTTY?: boolean }

const labelWidth = 14

/** Tells the demo's steps as they hold, with what was seen. */
export class Narrator {
  readonly coloured: boolean
  readonly #out: Out
  readonly #startedAt = performance.now()
  #steps = 0

  constructor(out: Out) {
    this.#out = out
    this.coloured = out.isTTY === true
  }

  /** A step that has held. */
  step(title: string, facts: Readonly<Record<string, string>> = {}): void {
    this.#steps++
    this.#say(`\n${this.#style('green', '✓')} ${String(this.#steps).padStart(2)}  ${this.#style('bold', title)}`)
    for (const [label, value] of Object.entries(facts)) {
      this.#say(`      ${this.#style('gray', label.padEnd(labelWidth))}${value}`)
    }
  }

  /** A picture or a list that belongs to the step before. */
  show(text: string): void {
    this.#say(text.replace(/^/gm, '      ').trimEnd())
  }

  end(): void {
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(1)
    this.#say(`\n${this.#style('green', 'Every step held')}: ${this.#steps} in ${seconds} s.`)
  }

  #say(line: string): void {
    this.#out.write(`${line}\n`)
  }

  #style(style: 'green' | 'bold' | 'gray', text: string): string {
    return this.coloured ? styleText(style, text) : text
  }
}

/** 1280 fen is ¥12.80. */
export function yuan(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`
}
