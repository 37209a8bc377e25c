import {
  Attachment as AttachmentSchema,
  Attachments,
  type Attachment as AttachmentView,
  NewAttachment,
} from '@teyue/contract/attachment'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, doerOf, personOf } from '../../http/caller.ts'
import { addAttachment } from './add-attachment.ts'
import type { Attachment } from './attachment.ts'
import { listAttachments } from './get-attachment.ts'
import { emptyAttachmentOf, openAttachment } from './open-attachment.ts'

const tags = ['Merchants']
/** A file of five megabytes in base64, and its name. */
const ATTACHMENT_BODY_LIMIT_BYTES = 7_000_000

/** Files that prove something of a merchant: an answer of the account manager's, a signed letter or agreement. */
export function attachmentRoutes(app: FastifyInstance, ctx: Context): void {
  const list = { tags, summary: "List a merchant's files", params: ById, response: { 200: ref(Attachments) } }
  app.get<{ Params: ById }>('/v1/merchants/:id/attachments', { schema: list }, async ({ caller, params }) => ({
    object: 'attachments' as const,
    data: (await listAttachments(ctx, caller, params.id)).map(viewAttachment),
  }))

  const add = {
    tags,
    summary: 'Keep a file with a merchant',
    description: 'Sealed. Whatever it proves then names it by its id. The same file again is the same.',
    params: ById,
    body: ref(NewAttachment),
    response: { 201: ref(AttachmentSchema) },
  }
  type Add = { Params: ById; Body: NewAttachment }
  const options = { schema: add, bodyLimit: ATTACHMENT_BODY_LIMIT_BYTES }
  app.post<Add>('/v1/merchants/:id/attachments', options, async (request, reply) => {
    const { purpose, filename, content } = request.body
    const wanted = { merchantId: request.params.id, purpose, filename, content: Buffer.from(content, 'base64') }
    return reply.code(201).send(viewAttachment(await addAttachment(ctx, request.caller, doerOf(request), wanted)))
  })

  const open = {
    tags,
    summary: 'Open a file of a merchant',
    description: 'For people; each opening is in the audit.',
    params: ById,
    response: { 200: { description: 'The file', content: { 'application/pdf': { schema: { type: 'string' } } } } },
  }
  app.get<{ Params: ById }>('/v1/attachments/:id', { schema: open }, async (request, reply) => {
    personOf(request)
    const { contentType, filename, content } = await openAttachment(
      ctx,
      request.caller,
      actorOf(request),
      request.params.id,
    )
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`
    const headers = { 'content-type': contentType, 'content-disposition': disposition, 'cache-control': 'no-store' }
    return reply.headers(headers).send(content)
  })

  const remove = {
    tags,
    summary: 'Delete the content of a file of a merchant',
    params: ById,
    response: { 204: { type: 'null', description: 'Deleted' } },
  }
  app.delete<{ Params: ById }>('/v1/attachments/:id', { schema: remove }, async (request, reply) => {
    await emptyAttachmentOf(ctx, request.caller, doerOf(request), request.params.id)
    return reply.code(204).send()
  })
}

function viewAttachment(attachment: Attachment): AttachmentView {
  return {
    id: attachment.id,
    object: 'attachment',
    purpose: attachment.purpose,
    filename: attachment.filename,
    bytes: attachment.bytes,
    sha256: attachment.sha256.toString('hex'),
    added_at: attachment.addedAt.toISOString(),
    deleted_at: attachment.deletedAt?.toISOString() ?? null,
  }
}
