import type { FastifyRequest } from 'fastify'
import { PublicError } from '../errors.ts'
import type { SignedIn, Standing } from '../features/people/session.ts'
import type { Caller } from './caller.ts'

// A person may be something at several merchants and see both modes: each request says for whom and in which.
const MERCHANT = 'teyue-merchant'
const MODE = 'teyue-mode'

/** A person as a caller. Without a word on the mode it is `test`: nothing real happens by an oversight. */
export function callerOf(person: SignedIn, request: FastifyRequest): Caller {
  const { merchantId, role, merchantIds, storeId } = standingOf(person, one(request, MERCHANT))
  const ofAgent = merchantIds ? { merchantIds } : {}
  const isPlaceUnsaid = one(request, MERCHANT) === undefined && merchantId !== null && person.standings.length > 1
  return {
    providerId: person.providerId,
    keyId: person.personId,
    merchantId,
    ...ofAgent,
    ...(storeId === null ? {} : { storeId }),
    mode: modeOf(one(request, MODE)),
    role,
    person,
    isPlaceUnsaid,
  }
}

/** What the person is where it acts now: at the merchant named, else at the provider, else at its only merchant. */
function standingOf({ standings }: SignedIn, merchant: string | undefined): Standing {
  const named = merchant === undefined ? undefined : standings.find(({ merchantId }) => merchantId === merchant)
  if (merchant !== undefined && !named) throw new PublicError('NOT_ALLOWED', { field: MERCHANT, location: 'headers' })
  const standing = named ?? standings.find(({ merchantId }) => merchantId === null) ?? standings[0]!
  return standing
}

function modeOf(text: string | undefined): Caller['mode'] {
  if (text === undefined || text === 'test' || text === 'live') return text ?? 'test'
  throw new PublicError('BAD_REQUEST', { field: MODE, location: 'headers' })
}

function one(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}
