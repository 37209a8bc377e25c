import { newParts, type Parts } from '../worlds/parts.ts'

let parts: Parts | undefined

/** Pages and compiled schemas that another test of this process has used: half of what opening a simulator costs. */
export function usedParts(): Parts {
  parts ??= newParts()
  return parts
}
