/** @import { SharedState } from './shared.js' */

/**
 * Repeats `work` while a view and the page are visible, one call at a time.
 *
 * @param {{ shared: SharedState, view?: string, everyMs: number, work: () => unknown }} options
 */
export function whileVisible({ shared, view, everyMs, work }) {
  const visible = () => !document.hidden && (view === undefined || shared.now.view === view)
  async function turn() {
    if (visible()) await work()
    setTimeout(turn, everyMs)
  }
  void turn()
}

/**
 * Listens to a stream of events while a view and the page are visible. `restart` reopens it at the current `url`.
 *
 * @template T
 * @param {{
 *   shared: SharedState, view: string, url: () => string | undefined, event: string,
 *   onData: (data: T) => void, onState: (state: 'open' | 'broken') => void,
 * }} options
 */
export function streamWhileVisible({ shared, view, url, event, onData, onState }) {
  /** @type {EventSource | undefined} */
  let source

  function adjust() {
    const address = url()
    const wanted = !document.hidden && shared.now.view === view && address !== undefined
    if (!wanted) {
      source?.close()
      source = undefined
    } else if (!source) {
      const opened = new EventSource(address)
      opened.addEventListener('open', () => onState('open'))
      opened.addEventListener('error', () => onState('broken'))
      opened.addEventListener(event, ({ data }) => {
        if (opened === source) onData(JSON.parse(data))
      })
      source = opened
    }
  }
  document.addEventListener('visibilitychange', adjust)
  shared.subscribe(adjust)
  adjust()

  return {
    restart() {
      source?.close()
      source = undefined
      adjust()
    },
  }
}
