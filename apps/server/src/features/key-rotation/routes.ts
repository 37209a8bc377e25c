import { ref } from '@teyue/contract/named'
import { MasterKeys, KeyRotation as RotationSchema, type KeyRotation as RotationView } from '@teyue/contract/operations'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf } from '../../http/caller.ts'
import type { KeyRotation } from './key-rotation.ts'
import { latestKeyRotation, retireOldKeys, startKeyRotation } from './start-key-rotation.ts'

const tags = ['Operations']

/** The master key is the installation's: administrators of any of its providers may renew it, and see no key. */
export function keyRotationRoutes(app: FastifyInstance, ctx: Context): void {
  const look = { tags, summary: 'Look at the master keys', response: { 200: ref(MasterKeys) } }
  app.get('/v1/master-keys', { schema: look }, async () => {
    const rotation = await latestKeyRotation(ctx)
    return {
      object: 'master_keys',
      sealing_key: ctx.vault.keyId,
      opening_keys: [...ctx.vault.keyIds],
      is_file: ctx.keyRing.isFile,
      rotation: rotation ? view(rotation) : null,
    } satisfies MasterKeys
  })

  const begin = {
    tags,
    summary: 'Rotate the master key',
    description: 'A new key is made, and everything is sealed again under it while all goes on.',
    response: { 201: ref(RotationSchema) },
  }
  app.post('/v1/key-rotations', { schema: begin }, async (request, reply) =>
    reply.code(201).send(view(await startKeyRotation(ctx, request.caller.providerId, actorOf(request)))),
  )

  const retire = {
    tags,
    summary: 'Forget the old master keys',
    description: 'Once more everything is gone through; only if nothing is left under them are they forgotten.',
    params: ById,
    response: { 202: ref(RotationSchema) },
  }
  app.post<{ Params: ById }>('/v1/key-rotations/:id/retirements', { schema: retire }, async (request, reply) =>
    reply
      .code(202)
      .send(view(await retireOldKeys(ctx, request.caller.providerId, actorOf(request), request.params.id))),
  )
}

function view(rotation: KeyRotation): RotationView {
  return {
    id: rotation.id,
    object: 'key_rotation',
    to_key: rotation.toKey,
    state: rotation.state,
    round: rotation.round,
    looked_at: rotation.lookedAt,
    total: rotation.total,
    sealed_again: rotation.sealedAgain,
    started_at: rotation.startedAt.toISOString(),
    moved_at: rotation.movedAt.toISOString(),
    done_at: rotation.doneAt?.toISOString() ?? null,
  }
}
