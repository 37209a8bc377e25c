import { OperatorError } from '../kit/operator-error.ts'

/** A port that is taken is the operator's to mend. */
export function portError(error: unknown, port: number, variable: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (code === 'EADDRINUSE')
    return new OperatorError(`Port ${port} is in use by another program. Stop it, or choose another with ${variable}.`)
  if (code === 'EACCES')
    return new OperatorError(`Port ${port} may not be opened by this user. Choose one above 1023 with ${variable}.`)
  if (code === 'EADDRNOTAVAIL')
    return new OperatorError('TEYUE_HOST is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for all.')
  return error
}
