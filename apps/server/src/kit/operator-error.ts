/** Something only the operator can mend. Its message is a whole sentence with the next step, and is all the CLI prints. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}
