import { keepFresh, refreshNow } from '../kit/fresh.js'
import { answerRequest, cancelRequest, passwordRequests } from './control.js'
import { passwordSheet } from './password.js'
import { problemFrom, problemScreen } from './problem.js'

/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {import('./phone.js').Payer} Payer */
/** @typedef {import('./control.js').PasswordRequest} PasswordRequest */

/** A cashier may charge a code while the phone shows something else. @param {Phone} phone @param {AbortSignal} signal @param {Payer} payer */
export function watchRequests(phone, signal, payer) {
  keepFresh(signal, {
    load: () => passwordRequests(payer),
    show: ([request]) => {
      if (request !== undefined) askForPassword(phone, payer, request)
    },
    // The list beside it says that the simulator is lost.
    lost: () => undefined,
  })
}

/**
 * The same sheet as for any payment, but the order waits at WeChat: to close the sheet is to refuse to pay.
 * @param {Phone} phone @param {Payer} payer @param {PasswordRequest} request
 */
export function askForPassword(phone, payer, request) {
  const order = { ...request, trade_type: 'MICROPAY', state: 'USERPAYING', parts: null }
  passwordSheet(phone, payer, {
    order,
    pay: (password) => answerRequest(payer, request, password),
    cancel: () => refuse(phone, payer, request),
  })
}

/** @param {Phone} phone @param {Payer} payer @param {PasswordRequest} request */
async function refuse(phone, payer, request) {
  try {
    await cancelRequest(payer, request)
  } catch (error) {
    phone.go(problemScreen(problemFrom(error, 'offline')))
  }
  refreshNow()
}
