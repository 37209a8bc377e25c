import { told } from './told.js'

/** The page's own absolute addresses lead to where it is here, and all others through a web view of their own. */
export function layWays() {
  const { fetch } = window
  window.fetch = (input, init) =>
    fetch(typeof input === 'string' || input instanceof URL ? near(String(input)) : input, init)
  const { open } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function openNear(
    /** @type {[string, string | URL, ...any[]]} */ ...[method, url, ...others]
  ) {
    return Reflect.apply(open, this, [method, near(String(url)), ...others])
  }
  const { WebSocket: Socket } = window
  window.WebSocket = new Proxy(Socket, {
    construct: (made, [url, ...others]) => Reflect.construct(made, [nearSocket(String(url)), ...others]),
  })
  const { navigation } = /** @type {any} */ (window)
  navigation?.addEventListener('navigate', leadAway)
  document.addEventListener('click', followLink)
  document.addEventListener('submit', leadForm)
}

/** @param {string} address */
function near(address) {
  const own = address === told.origin || address.startsWith(`${told.origin}/`)
  return own ? location.origin + address.slice(told.origin.length) : address
}

/** A socket is opened to the page's own server, which the phone does not stand between. @param {string} address */
function nearSocket(address) {
  const url = new URL(address, location.href)
  return url.host === location.host ? told.origin.replace(/^http/, 'ws') + url.pathname + url.search : address
}

/** @param {any} event */
function leadAway(event) {
  if (!event.cancelable || event.formData || !isElsewhere(event.destination.url)) return
  event.preventDefault()
  location.href = through(event.destination.url)
}

/** Also in browsers that do not tell where a page goes. @param {MouseEvent} event */
function followLink(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return
  if (!isElsewhere(link.href) && link.target === '') return
  event.preventDefault()
  location.href = isElsewhere(link.href) ? through(link.href) : link.href
}

/** What a form posts to another origin goes through a web view as well. @param {SubmitEvent} event */
function leadForm({ target, submitter, defaultPrevented }) {
  if (!(target instanceof HTMLFormElement) || defaultPrevented) return
  const asked = submitter?.getAttribute('formaction') ?? target.getAttribute('action') ?? ''
  const { href } = new URL(asked, document.baseURI)
  if (target.method !== 'post' || !isElsewhere(href)) return
  submitter?.removeAttribute('formaction')
  target.setAttribute('action', through(href))
}

/** @param {string} address */
function isElsewhere(address) {
  return /^https?:/.test(address) && new URL(address).origin !== location.origin
}

/** @param {string} address */
function through(address) {
  return `${told.go}?to=${encodeURIComponent(address)}`
}
