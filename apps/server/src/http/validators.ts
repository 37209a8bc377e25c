import AjvCompiler, { type BuildCompilerFromPool } from '@fastify/ajv-compiler'

type Validator = ReturnType<ReturnType<BuildCompilerFromPool>>

/**
 * Compiles what a request is checked by when the first such request comes: a platform has hundreds of schemas, needs a few
 * of them in its first minute, and has to be there at once. Whether all of them are sound is asked in a test, by `atOnce`.
 */
export function validators(atOnce: boolean): { buildValidator: BuildCompilerFromPool } {
  const build = AjvCompiler()
  if (atOnce) return { buildValidator: build }
  return {
    buildValidator: (named, options) => {
      let compile: ReturnType<BuildCompilerFromPool> | undefined
      return (route) =>
        lazily(() => {
          compile ??= build(named, options)
          return compile(route)
        })
    },
  }
}

function lazily(make: () => Validator): Validator {
  let made: Validator | undefined
  const validate = (data: unknown) => {
    made ??= make()
    const valid = made(data)
    validate.errors = made.errors
    return valid
  }
  validate.errors = undefined as Validator['errors']
  // Fastify calls it and reads its errors; the rest of what Ajv's own have is for Ajv.
  return validate as Validator
}
