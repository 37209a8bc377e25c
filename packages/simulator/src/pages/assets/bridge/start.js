import { weixinJsBridge } from './jsapi.js'
import { tell } from './line.js'
import { told } from './told.js'
import { layWays } from './ways.js'
import { dressWindow } from './window.js'
import { sdk } from './wx.js'

// A frame that the page itself has shows what its own server sent, and is not WeChat's window.
if (window.parent === window.top && window !== window.top) begin()

function begin() {
  dressWindow()
  layWays()
  // The real JS-SDK, if a page loads it, finds that it is there already.
  Object.assign(window, { WeixinJSBridge: weixinJsBridge, wx: sdk, jWeixin: sdk })
  if (told.miniAppid !== null) Object.assign(window, { __wxjs_environment: 'miniprogram' })
  document.addEventListener('DOMContentLoaded', () => {
    document.dispatchEvent(new Event('WeixinJSBridgeReady'))
    new MutationObserver(showTitle).observe(document.head, { childList: true, subtree: true, characterData: true })
  })
  window.addEventListener('pageshow', showTitle)
}

function showTitle() {
  tell('title', { title: document.title })
}
