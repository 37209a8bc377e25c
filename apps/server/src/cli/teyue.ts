#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { type Command, type Config, decideConfig } from '../config.ts'
import { readEnv } from '../env.ts'
import { nearest } from '../kit/nearest.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { sentenceOf } from './run-until-stopped.ts'

// Each is loaded only when it is asked for: `teyue simulate` needs no database library.
const commands: Record<Command, () => Promise<{ run(config: Config, args: readonly string[]): Promise<void> }>> = {
  start: () => import('./start.ts'),
  serve: () => import('./serve.ts'),
  work: () => import('./work.ts'),
  simulate: () => import('./simulate.ts'),
  migrate: () => import('./migrate.ts'),
  doctor: () => import('./doctor.ts'),
  connect: () => import('./connect.ts'),
  invite: () => import('./invite.ts'),
  rotate: () => import('./rotate.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  listen: () => import('./listen.ts'),
}

const takesArguments: readonly Command[] = ['connect', 'invite', 'rotate', 'backup', 'restore', 'listen', 'simulate']

const usage = `teyue 特约: the platform for WeChat Pay service providers

  teyue start      everything on this machine: database, platform, worker, simulator
  teyue serve      the platform's HTTP: API, notices, reference
  teyue work       the platform's jobs
  teyue simulate   WeChat Pay on localhost, alone; --help lists its options
  teyue migrate    bring the database to this version
  teyue doctor     look at everything that must be right, one line each
  teyue connect    connect one of your numbers at WeChat Pay; alone it says how
  teyue invite     let somebody in, an administrator unless told otherwise
  teyue rotate     put another master key in its place, while everything runs; alone it says how
  teyue backup     copy data and master key to a folder; alone it says how
  teyue restore    make a platform of such a folder again; alone it says how
  teyue listen     bring webhooks to a program on this machine; alone it says how

Settings are environment variables; .env.example lists them all.
`

async function main([name, ...rest]: readonly string[]): Promise<void> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return say(usage)
  if (!isCommand(name) || (rest.length > 0 && !takesArguments.includes(name))) {
    const wrong = isCommand(name)
      ? `"teyue ${name}" takes no arguments; settings are environment variables.`
      : unknown(name)
    throw new OperatorError(wrong)
  }
  const config = decideConfig(readEnv(), name)
  const { run } = await commands[name]()
  await run(config, rest)
}

function isCommand(name: string): name is Command {
  return Object.hasOwn(commands, name)
}

function unknown(name: string): string {
  return `There is no "teyue ${name}". Did you mean "teyue ${nearest(name, Object.keys(commands))}"?`
}

function say(text: string): void {
  process.stdout.write(text)
}

// Beside the packages, and only where that may be written: types stripped and code compiled once, not at each start.
enableCompileCache(join(import.meta.dirname, '../../../../node_modules/.cache/teyue-compiled'))
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
})
