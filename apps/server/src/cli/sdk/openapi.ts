import { createApp } from '../../http/app.ts'
import { createLogger } from '../../kit/log.ts'
import { createMetrics } from '../../kit/metrics.ts'
import { routes } from '../routes.ts'

/** As much of JSON Schema as our contract uses. */
export type Schema = {
  readonly $ref?: string
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null'
  readonly description?: string
  readonly enum?: readonly (string | number)[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}

export type Operation = {
  readonly summary: string
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}

export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
  readonly webhooks?: object
}

/** What of /openapi.json concerns programs: people’s own calls need a browser. Describing needs neither database nor keys, and gets none. */
export async function openapiDocument(): Promise<Document> {
  const nothingElse = {
    now: () => new Date(),
    logger: createLogger('silent'),
    metrics: createMetrics(async () => ({})),
    publicUrl: 'http://127.0.0.1',
    simulatorUrl: 'http://127.0.0.1',
    webhookNetworks: [],
  }
  const app = createApp(nothingElse as unknown as Parameters<typeof createApp>[0], { routes })
  try {
    return ofPrograms((await app.inject('/openapi.json')).json<Document>())
  } finally {
    await app.close()
  }
}

function ofPrograms({ paths, components, webhooks = {} }: Document): Document {
  const open = Object.entries(paths).flatMap(([path, item]) => {
    const calls = Object.entries(item).filter(([, { security }]) => security?.some((one) => 'apiKey' in one))
    return calls.length > 0 ? [[path, Object.fromEntries(calls)] as const] : []
  })
  const own = Object.fromEntries(open)
  const reached = schemasIn({ own, webhooks }, components.schemas)
  const schemas = Object.entries(components.schemas).filter(([name]) => reached.has(name))
  return { paths: own, components: { schemas: Object.fromEntries(schemas) }, webhooks }
}

/** The names of the schemas that are mentioned, and of those that these mention. */
function schemasIn(
  thing: object,
  schemas: Document['components']['schemas'],
  known: Set<string> = new Set(),
): ReadonlySet<string> {
  for (const [, name = ''] of JSON.stringify(thing).matchAll(/#\/components\/schemas\/(\w+)/g)) {
    if (known.has(name)) continue
    known.add(name)
    schemasIn(schemas[name] ?? {}, schemas, known)
  }
  return known
}
