/** @import { SharedState } from './shared.js' */

/**
 * Shows the view that the address names after `#`, so that links and the browser's back button work.
 *
 * @param {SharedState} shared
 */
export function followAddress(shared) {
  const views = [...document.querySelectorAll('main > section')]
  const links = [...document.querySelectorAll('nav a')]

  function follow() {
    const named = location.hash.slice(1)
    // Other anchors of the page do not change the view.
    const view = views.some(({ id }) => id === named) ? named : shared.now.view
    for (const section of views) section.toggleAttribute('hidden', section.id !== view)
    for (const link of links) {
      if (link.getAttribute('href') === `#${view}`) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
    if (view !== shared.now.view) shared.set({ view })
  }

  follow()
  addEventListener('hashchange', () => {
    const before = shared.now.view
    follow()
    if (shared.now.view === before) return
    scrollTo(0, 0)
    document.getElementById(`${shared.now.view}-title`)?.focus({ preventScroll: true })
  })
}
