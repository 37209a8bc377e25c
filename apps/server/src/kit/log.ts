import { type DestinationStream, type Logger, type LoggerOptions, pino, stdTimeFunctions } from 'pino'
import { maskValue } from './redact.ts'

/**
 * One JSON line per entry. Masking is done on the finished line, so that it holds wherever a secret came in: a message,
 * an error's stack or fields, a child's bindings, a nested object.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    hooks: { streamWrite: (line) => `${JSON.stringify(maskValue(JSON.parse(line)))}\n` },
  }
  return destination ? pino(options, destination) : pino(options)
}
