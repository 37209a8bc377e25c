import { apiVersions, newestApiVersion } from '@teyue/contract/version'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { PublicError } from '../errors.ts'

const header = 'teyue-version'

/** Every answer tells its version; a version that is not served is refused, with those that are. */
export async function agreeOnVersion(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const asked = request.headers[header] ?? newestApiVersion
  const version = apiVersions.find((one) => one === asked)
  reply.header(header, version ?? newestApiVersion)
  if (!version)
    throw new PublicError('API_VERSION_UNKNOWN', { field: header, location: 'headers', versions: apiVersions })
}
