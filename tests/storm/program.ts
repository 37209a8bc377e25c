import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import path from 'node:path'

export type ProgramOptions = {
  readonly name: string
  /** The script and what follows it. */
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Where it runs and keeps its log. */
  readonly folder: string
  /** What it prints once it works. */
  readonly readyText: string
}

const startTimeoutMs = 30_000
const stopTimeoutMs = 25_000

/** A process of ours that may be killed at any moment and comes back the same. */
export class Program {
  readonly logFile: string
  kills = 0
  readonly #options: ProgramOptions
  #child: ChildProcess | null = null
  #restarting: Promise<void> = Promise.resolve()

  constructor(options: ProgramOptions) {
    this.#options = options
    this.logFile = path.join(options.folder, `${options.name}.log`)
  }

  async start(): Promise<void> {
    const { name, args, env, folder, readyText } = this.#options
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`${name} ended with ${code} before it was ready; its log: ${this.logFile}`)
    })
    const ready = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${name} was not ready in ${startTimeoutMs} ms`)), startTimeoutMs)
      let said = ''
      const read = (chunk: Buffer) => {
        appendFileSync(this.logFile, chunk)
        said = (said + chunk.toString('latin1')).slice(-2 * chunk.length - readyText.length)
        if (!said.includes(readyText)) return
        clearTimeout(timer)
        resolve()
      }
      child.stdout.on('data', read)
      child.stderr.on('data', read)
    })
    // An end after the start is the storm's own doing, and what follows from it is what is tested.
    ended.catch(() => undefined)
    await Promise.race([ready, ended])
  }

  /** As a power cut would: nothing is told, nothing is finished. */
  killAndRestart(): Promise<void> {
    this.#restarting = this.#restarting.then(async () => {
      this.kills++
      await this.#end('SIGKILL')
      await this.start()
    })
    // Whoever asked hears of a failure; that nobody has yet is no reason to end here.
    this.#restarting.catch(() => undefined)
    return this.#restarting
  }

  async stop(): Promise<void> {
    const timer = setTimeout(() => this.#child?.kill('SIGKILL'), stopTimeoutMs)
    await this.#end('SIGTERM')
    clearTimeout(timer)
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}
