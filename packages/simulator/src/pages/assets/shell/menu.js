import { fill, h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { currentLang } from '../kit/lang.js'
import { fullTime, spanOf } from '../kit/moment.js'
import { groups } from './places.js'
import { t, wordFor } from './words.js'

/**
 * @typedef {import('../kit/desk-clock.js').DeskClock} DeskClock
 * @typedef {{ here: string, title: string, clock: DeskClock, signal: AbortSignal, turnLang: () => void }} Menu
 */

/**
 * The rail with all pages at the left of a desk; on a narrow screen a bar on top, whose button opens it.
 * @param {HTMLElement} shell @param {Menu} menu
 */
export function drawMenu(shell, menu) {
  document.body.classList.remove('menu-open')
  const { signal } = menu
  fill(
    shell,
    narrowBar(menu.title),
    rail(menu),
    h('button', { type: 'button', class: 'menu-veil', 'aria-label': t('menuClose'), onclick: closeMenu }),
  )
  document.addEventListener('keydown', (event) => event.key === 'Escape' && closeMenu(), { signal })
}

export function openMenu() {
  document.body.classList.add('menu-open')
  const first = document.querySelector('.rail a')
  if (first instanceof HTMLElement) first.focus()
}

function closeMenu() {
  if (!document.body.classList.contains('menu-open')) return
  document.body.classList.remove('menu-open')
  const opener = document.querySelector('.narrow-bar button')
  if (opener instanceof HTMLElement) opener.focus()
}

/** @param {string} title */
function narrowBar(title) {
  return h(
    'header',
    { class: 'narrow-bar' },
    h('button', { type: 'button', class: 'bar-button', 'aria-label': t('menu'), onclick: openMenu }, icon('menu')),
    h('strong', {}, title),
  )
}

/** @param {Menu} menu */
function rail({ here, clock, signal, turnLang }) {
  return h(
    'nav',
    { class: 'rail', 'aria-label': t('places') },
    h('p', { class: 'brand' }, h('strong', {}, t('brand')), h('span', {}, t('brandLine'))),
    groups.map(({ group, places }) => places.length > 0 && railGroup(group, places, here)),
    h(
      'div',
      { class: 'rail-foot' },
      railClock(clock, signal),
      h(
        'button',
        {
          type: 'button',
          class: 'desk-button',
          'data-key': 'lang',
          lang: currentLang() === 'zh' ? 'en' : 'zh-CN',
          'aria-label': t('langLabel'),
          onclick: turnLang,
        },
        t('langSwitch'),
      ),
    ),
  )
}

/** @param {string} group @param {import('./places.js').Place[]} places @param {string} here */
function railGroup(group, places, here) {
  return h(
    'section',
    {},
    h('h2', {}, wordFor(`group_${group}`, group)),
    h(
      'ul',
      {},
      places.map(({ name, path, icon: picture }) =>
        h(
          'li',
          {},
          h(
            'a',
            { href: path, 'aria-current': name === here ? 'page' : null },
            icon(picture),
            wordFor(`place_${name}`, name),
          ),
        ),
      ),
    ),
  )
}

/** @param {DeskClock} clock @param {AbortSignal} signal */
function railClock(clock, signal) {
  const time = h('time', { class: 'rail-time' })
  const ahead = h('small', {})
  const tick = () => {
    time.textContent = fullTime(clock.now())
    ahead.textContent = aheadWords(clock.aheadMs())
  }
  clock.addEventListener('tick', tick, { signal })
  tick()
  return h('p', { class: 'rail-clock' }, time, ahead)
}

/** How far the virtual clock runs ahead. @param {number} ms */
export function aheadWords(ms) {
  const { days, hours, minutes } = spanOf(ms)
  if (days + hours + minutes === 0) return t('clockReal')
  const parts = [
    days > 0 && t('days', { n: days }),
    hours > 0 && t('hours', { n: hours }),
    minutes > 0 && t('minutes', { n: minutes }),
  ]
  return t('clockAhead', { span: parts.filter(Boolean).join(' ') })
}
