import type { Context } from '../context.ts'
import { inviteFromTerminal } from '../features/invitations/create-invitation.ts'
import { countAdministrators } from '../features/people/list-administrators.ts'

/**
 * While a provider has no administrator, each start makes a new invitation for the first and shows it on the terminal: only its
 * hash is kept, so that nobody can show the old one again. There is no password that anybody else knows.
 */
export async function inviteFirstAdministrator(ctx: Context, providerId: string): Promise<string> {
  if ((await countAdministrators(ctx, providerId)) > 0) return ''
  const wanted = { merchantId: null, role: 'administrator', name: '首位管理员 First administrator' } as const
  const { token } = await inviteFromTerminal(ctx, providerId, wanted)
  return `
The first administrator is whoever uses this, once, within a day; each start shows a new one until then:

${acceptance(ctx.publicUrl, token)}`
}

/** How an invitation is accepted by hand. */
export function acceptance(publicUrl: string, token: string): string {
  return `  ${publicUrl}/invitation#${token}

or without a browser:

  curl ${publicUrl}/v1/invitations/accept -H 'Content-Type: application/json' \\
    -d '{"token":"${token}","login":"you@example.com","name":"You","password":"<at least ten characters>"}'
`
}
