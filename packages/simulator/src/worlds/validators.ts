import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'

type Lazy = ((data: unknown) => boolean) & { errors?: NonNullable<ValidateFunction['errors']> | null }

/**
 * Compiles what requests are checked by when the first request comes, and once for all worlds: for most of the hundred
 * schemas of the control API none ever comes, and a world that is opened for a test has to be there at once. The dialect is that of OpenAPI 3.1.
 */
export class Validators {
  // That the schemas are JSON Schema is looked at in a test, which spares every start the compiling of the schema of schemas.
  readonly #ajv = addFormats.default(
    new Ajv2020({ allErrors: true, strictTypes: false, strictTuples: false, validateSchema: false }),
  )
  readonly #compiled = new Map<string, ValidateFunction>()

  readonly compiler: FastifySchemaCompiler<object> = ({ schema }) => {
    const validate: Lazy = (data) => {
      const check = this.#compile(schema)
      const valid = check(data)
      validate.errors = check.errors ?? null
      return valid
    }
    return validate
  }

  #compile(schema: object): ValidateFunction {
    const text = JSON.stringify(schema)
    const known = this.#compiled.get(text)
    if (known) return known
    const made = this.#ajv.compile(schema)
    this.#compiled.set(text, made)
    return made
  }
}
