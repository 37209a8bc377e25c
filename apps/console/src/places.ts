import { account } from './pages/account/place.tsx'
import { accountConnect } from './pages/account-connect/place.tsx'
import { accountKeys } from './pages/account-keys/place.tsx'
import { accounts } from './pages/accounts/place.tsx'
import { home } from './pages/home/place.tsx'
import { merchant } from './pages/merchant/place.tsx'
import { merchantNew } from './pages/merchant-new/place.tsx'
import { merchants } from './pages/merchants/place.tsx'
import { payments } from './pages/payments/place.tsx'
import { setup } from './pages/setup/place.tsx'
import type { Place } from './place.ts'

/** Every page, in the order of the menu. Add a line for each. */
export const places: readonly Place[] = [
  home,
  payments,
  merchants,
  merchantNew,
  merchant,
  accounts,
  accountConnect,
  account,
  accountKeys,
  setup,
]
