import type { Appid } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import { LoginError } from './errors.ts'

export type Params = { readonly get: (name: string) => string | undefined }

/** The app that proved itself by its secret, in the order in which WeChat complains. */
export function checkApp(world: World, params: Params): Appid {
  const app = findApp(world, params)
  const secret = params.get('secret')
  if (!secret) throw new LoginError('secretMissing', 'secret was not sent')
  if (secret !== app.app_secret) throw new LoginError('secret', `it is not the secret of ${app.appid}`)
  return app
}

export function findApp(world: World, params: Params): Appid {
  const appid = params.get('appid')
  if (!appid) throw new LoginError('appidMissing', 'appid was not sent')
  const app = world.store.get('appids', appid)
  if (!app) throw new LoginError('appid', `there is no ${appid}`)
  return app
}

export function checkGrantType(params: Params, wanted: string): void {
  if (params.get('grant_type') !== wanted) throw new LoginError('grantType', `grant_type must be ${wanted}`)
}

export function need(params: Params, name: string, missing: ConstructorParameters<typeof LoginError>[0]): string {
  const value = params.get(name)
  if (!value) throw new LoginError(missing, `${name} was not sent`)
  return value
}
