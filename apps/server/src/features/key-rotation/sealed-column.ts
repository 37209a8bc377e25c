import { draftContext } from '../applyments/applyment.ts'
import { attachmentContext } from '../attachments/attachment.ts'
import { targetContext } from '../channels/channel.ts'
import { pushKeyContext, pushTokenContext } from '../follows/message-push.ts'
import { lineContext } from '../imports/file-import.ts'
import { paperContext } from '../papers/paper.ts'
import { totpContext } from '../people/person.ts'
import { requestContext } from '../settlement-accounts/change.ts'
import { confirmationContext } from '../subject-confirmations/confirmation.ts'
import { secretContext } from '../webhooks/endpoint.ts'

/** A column whose values are sealed under the master key, and for whom each is sealed. */
export type SealedColumn = {
  readonly table: string
  readonly column: string
  /** What tells the rows of one provider apart. */
  readonly key: readonly string[]
  readonly contextOf: (key: readonly string[]) => string
}

/** Every one of them: a test compares with the database, so that none is forgotten when the master key is rotated. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  byId('accounts', 'private_key_sealed', (id) => `account.private_key:${id}`),
  byId('accounts', 'api_v3_key_sealed', (id) => `account.api_v3_key:${id}`),
  byId('accounts', 'api_v2_key_sealed', (id) => `account.api_v2_key:${id}`),
  byId('people', 'totp_sealed', totpContext),
  byId('people', 'totp_pending_sealed', totpContext),
  byId('webhook_endpoints', 'secret_sealed', secretContext),
  byId('webhook_endpoints', 'old_secret_sealed', secretContext),
  byId('alert_channels', 'target_sealed', targetContext),
  byId('approvals', 'request_sealed', (id) => `${id}/request`),
  byId('approvals', 'answer_sealed', (id) => `${id}/answer`),
  byId('applyments', 'draft_sealed', draftContext),
  byId('papers', 'sealed', paperContext),
  byId('subject_confirmations', 'draft_sealed', confirmationContext),
  byId('settlement_changes', 'request_sealed', requestContext),
  byId('attachments', 'sealed', attachmentContext),
  byId('message_pushes', 'token_sealed', pushTokenContext),
  byId('message_pushes', 'aes_key_sealed', pushKeyContext),
  byId('payments', 'request_sealed', (id) => `payment.request:${id}`),
  byId('payments', 'payer_sealed', (id) => `payment.payer:${id}`),
  {
    table: 'notices',
    column: 'content_sealed',
    key: ['account_id', 'id'],
    contextOf: (key) => `notice:${key.join(':')}`,
  },
  {
    table: 'export_parts',
    column: 'sealed',
    key: ['export_id', 'number'],
    contextOf: ([id, number]) => `export:${id}/${number}`,
  },
  {
    table: 'import_lines',
    column: 'sealed',
    key: ['import_id', 'number'],
    contextOf: ([id = '', number = '']) => lineContext(id, number),
  },
  byId('exchanges', 'sealed', (id) => `exchange:${id}`),
]

function byId(table: string, column: string, contextOf: (id: string) => string): SealedColumn {
  return { table, column, key: ['id'], contextOf: ([id = '']) => contextOf(id) }
}
