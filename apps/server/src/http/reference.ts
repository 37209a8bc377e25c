import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { newestApiVersion } from '@teyue/contract/version'
import type { FastifyInstance } from 'fastify'

const VERSION = '0.1.0'

const introduction = `Payments for the merchants of a WeChat Pay service provider.

Amounts are whole fen. \`unknown\` is never failed: ask again under the same \`reference\`, and nothing is done twice.
Send \`Authorization: Bearer tk_test_…\` (simulated money) or \`tk_live_…\` (real money).
Name the version you were written for: \`Teyue-Version: ${newestApiVersion}\`; unknown ones are refused.
Refusals are [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problems with a \`code\`; [all codes](/docs/errors).`

const tags = [
  { name: 'Overview', description: 'How it goes, and what needs somebody' },
  { name: 'Payments', description: 'Make, read and close payments' },
  { name: 'Refunds', description: 'Give money back' },
  { name: 'Exports', description: 'Lists as files' },
  { name: 'Merchants', description: 'Whom the provider serves' },
  { name: 'Events', description: 'What happened, and by whose word' },
  { name: 'Webhooks', description: 'Be told of events' },
  { name: 'API keys', description: 'Who may call' },
  { name: 'Sign-in', description: 'People prove to be they' },
  { name: 'People', description: 'Who works here, and as what' },
  { name: 'Approvals', description: 'What needs a second person' },
  { name: 'Settings', description: 'What the provider decides for its people' },
  { name: 'Audit', description: 'What people did' },
]

const webhooks = {
  event: {
    post: {
      tags: ['Webhooks'],
      summary: 'An event, posted to your endpoint',
      description:
        'Signed after Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature). It may come twice: webhook-id tells. Answer 2xx within 10 seconds; otherwise it comes again, over about a day.',
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/WebhookMessage' } } } },
      responses: { '2XX': { description: 'Taken' } },
    },
  },
}

/** OpenAPI 3.1 at /openapi.json, made when first asked for, and a page to read it at /docs, served from our own files. */
export async function reference(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Teyue 特约',
        version: VERSION,
        description: introduction,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags,
      webhooks,
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'teyue_session',
            description: 'A person who signed in; over https the name is __Host-teyue_session',
          },
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: tk_test_… or tk_live_…' },
        },
      },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, at) => (typeof json.$id === 'string' ? json.$id : `def-${at}`),
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    theme: { title: 'Teyue 特约 API' },
    // Without the top bar, which offers to load other people's documents.
    uiConfig: {
      layout: 'BaseLayout',
      url: '/openapi.json',
      deepLinking: true,
      displayRequestDuration: true,
      persistAuthorization: false,
    },
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
