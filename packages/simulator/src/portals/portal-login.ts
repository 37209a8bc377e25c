import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { ControlError } from '../kit/control-error.ts'
import { randomAlphanumeric } from '../kit/random-text.ts'
import type { PortalLogin } from '../storage/portal-rows.ts'
import type { World } from '../world.ts'

const PASSWORD_CHARACTERS = 12
const SALT_BYTES = 16
const HASH_BYTES = 32

const derive = promisify(scrypt) as (password: string, salt: Buffer, bytes: number) => Promise<Buffer>

/** The merchant platform's login of a sub-merchant (M4); before its first password was fetched there is none. */
export function portalLoginOf(world: World, subMchid: string): PortalLogin {
  return (
    world.store.get('portal_logins', subMchid) ?? {
      sub_mchid: subMchid,
      state: 'unfetched',
      salt: '',
      hash: '',
      fetched_at: null,
      changed_at: null,
      signed_in_at: null,
    }
  )
}

/** Makes the initial password and tells it this once; what is kept of it is a hash. */
export async function fetchInitialPassword(world: World, subMchid: string): Promise<string> {
  const password = randomAlphanumeric(PASSWORD_CHARACTERS)
  const secret = await hashed(password)
  const before = portalLoginOf(world, subMchid)
  if (before.state !== 'unfetched') {
    throw new ControlError(
      409,
      'PASSWORD_SHOWN',
      '初始密码已经给出过一次，不再显示。忘了请重置。',
      'the initial password was shown once and is never shown again; reset it if it is lost',
    )
  }
  keep(world, { ...before, ...secret, state: 'initial', fetched_at: world.clock.now() })
  return password
}

/** The initial password only opens the door to choosing another. */
export async function signIn(world: World, subMchid: string, password: string, chosen?: string): Promise<PortalLogin> {
  const login = portalLoginOf(world, subMchid)
  if (!(await isRight(login, password))) throw wrongPassword()
  if (login.state === 'initial' && chosen === undefined) {
    throw new ControlError(
      409,
      'PASSWORD_CHANGE_NEEDED',
      '首次登录须设置新密码',
      'at the first sign-in a new password must be chosen',
    )
  }
  if (chosen === password) {
    throw new ControlError(409, 'PASSWORD_SAME', '新密码不能与原密码相同', 'the new password is the old one')
  }
  const now = world.clock.now()
  const secret = chosen === undefined ? {} : { ...(await hashed(chosen)), state: 'chosen' as const, changed_at: now }
  // While it was hashed, somebody else may have chosen or reset: then this one is dead already.
  if (portalLoginOf(world, subMchid).hash !== login.hash) throw wrongPassword()
  return keep(world, { ...login, ...secret, signed_in_at: now })
}

/** As after a lost password: the next initial one may be fetched. */
export function resetPortalLogin(world: World, subMchid: string): PortalLogin {
  const login = portalLoginOf(world, subMchid)
  return keep(world, { ...login, state: 'unfetched', salt: '', hash: '', fetched_at: null })
}

function wrongPassword(): ControlError {
  return new ControlError(409, 'WRONG_PASSWORD', '密码不对', 'the password is wrong')
}

async function hashed(password: string): Promise<{ salt: string; hash: string }> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, HASH_BYTES)
  return { salt: salt.toString('base64'), hash: hash.toString('base64') }
}

async function isRight({ state, salt, hash }: PortalLogin, password: string): Promise<boolean> {
  if (state === 'unfetched') return false
  const given = await derive(password, Buffer.from(salt, 'base64'), HASH_BYTES)
  return timingSafeEqual(given, Buffer.from(hash, 'base64'))
}

function keep(world: World, login: PortalLogin): PortalLogin {
  world.store.write(() => world.store.put('portal_logins', login.sub_mchid, login))
  return login
}
