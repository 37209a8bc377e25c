import { type Because, why } from '../explain/because.ts'
import type { Appid } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import { LoginError } from './errors.ts'

export type Params = { readonly get: (name: string) => string | undefined }

/** The app that proved itself by its secret, in the order in which WeChat complains. */
export function checkApp(world: World, params: Params): Appid {
  const app = findApp(world, params)
  const secret = params.get('secret')
  if (!secret) throw new LoginError('secretMissing', why('loginParamMissing', { name: 'secret' }))
  if (secret !== app.app_secret) throw new LoginError('secret', why('loginSecret', { appid: app.appid }))
  return app
}

export function findApp(world: World, params: Params): Appid {
  const appid = params.get('appid')
  if (!appid) throw new LoginError('appidMissing', why('loginParamMissing', { name: 'appid' }))
  const app = world.store.get('appids', appid)
  if (!app) throw new LoginError('appid', why('loginAppUnknown', { appid }))
  return app
}

export function checkGrantType(params: Params, wanted: string): void {
  const given = params.get('grant_type') ?? ''
  if (given !== wanted) throw new LoginError('grantType', why('loginGrantType', { given, wanted }))
}

export function need(params: Params, name: string, missing: ConstructorParameters<typeof LoginError>[0]): string {
  const value = params.get(name)
  if (!value) throw new LoginError(missing, why('loginParamMissing', { name }))
  return value
}

export function wrongKind({ appid, kind }: Appid, wanted: Appid['kind']): Because {
  return why('loginAppKind', { appid, kind, wanted })
}
