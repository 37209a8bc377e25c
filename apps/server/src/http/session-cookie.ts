import type { FastifyReply, FastifyRequest } from 'fastify'

const NAME = 'teyue_session'

/**
 * The session's cookie. No script reads it and no other site sends it; over https it has the name that browsers let nobody but
 * this very host set.
 */
export function setSessionCookie(reply: FastifyReply, publicUrl: string, token: string, expiresAt: Date): void {
  reply.header(
    'set-cookie',
    `${nameAt(publicUrl)}=${token}; ${attributes(publicUrl)}; Expires=${expiresAt.toUTCString()}`,
  )
}

export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  reply.header('set-cookie', `${nameAt(publicUrl)}=; ${attributes(publicUrl)}; Max-Age=0`)
}

export function sessionTokenOf(request: FastifyRequest, publicUrl: string): string | undefined {
  const wanted = `${nameAt(publicUrl)}=`
  const pairs = request.headers.cookie?.split(';').map((pair) => pair.trim()) ?? []
  return pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length)
}

function nameAt(publicUrl: string): string {
  return isSecure(publicUrl) ? `__Host-${NAME}` : NAME
}

function attributes(publicUrl: string): string {
  return `Path=/; HttpOnly; SameSite=Strict${isSecure(publicUrl) ? '; Secure' : ''}`
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https://')
}
