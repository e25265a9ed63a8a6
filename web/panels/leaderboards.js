/** @import { Answer, BoardPage, Context } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { count, dayAndTime, words } from '../format.js'
import { notice, options, table, trouble } from '../parts.js'
import { streamWhileVisible } from '../while-visible.js'

/** @typedef {{ board: string, title: string, windows: string[] }} Board */

const PATH = '/v1/leaderboards/{board}/stream'

/**
 * One leaderboard, as it changes.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createLeaderboards(root, { api, server, shared, announce }) {
  if (!server.has(PATH)) {
    render(
      html`<h2>Leaderboards</h2>${notice(html`This server has no <code>${PATH}</code>: there are no leaderboards.`)}`,
      root,
    )
    return
  }
  /** @type {Answer<{ data: Board[] }> | undefined} */
  let boards
  let board = ''
  let window = 'all'
  /** @type {BoardPage | undefined} */
  let page
  /** The scores of the page before, to mark what moved. @type {Map<string, number>} */
  let before = new Map()
  let state = 'connecting'

  const stream = streamWhileVisible({
    shared,
    view: 'live',
    event: 'board',
    url: () => (board ? `/v1/leaderboards/${board}/stream?${new URLSearchParams({ window, limit: '10' })}` : undefined),
    onData: (/** @type {BoardPage} */ shown) => {
      if (page && page.board === shown.board && page.span === shown.span) {
        before = new Map(page.data.map(({ member, score }) => [member, score]))
        const [was, is] = [page.data[0], shown.data[0]]
        if (is && was?.member !== is.member) announce(`${is.label ?? is.member} leads now`)
      } else before = new Map()
      page = shown
      draw()
    },
    onState: (now) => {
      state = now
      draw()
    },
  })

  async function find() {
    if (boards || shared.now.view !== 'live') return
    boards = await api.send('GET', '/v1/leaderboards')
    board = boards.body?.data[0]?.board ?? ''
    window = windowsOf(board)[0] ?? 'all'
    stream.restart()
    draw()
  }

  /** @param {string} name */
  const windowsOf = (name) => boards?.body?.data.find((of) => of.board === name)?.windows ?? []

  /** @param {{ board?: string, window?: string }} chosen */
  function choose(chosen) {
    board = chosen.board ?? board
    window = chosen.window ?? window
    if (!windowsOf(board).includes(window)) window = windowsOf(board)[0] ?? 'all'
    page = undefined
    state = 'connecting'
    stream.restart()
    draw()
  }

  /** @param {BoardPage['data'][number]} line */
  function line({ rank, member, label, score }) {
    const was = before.get(member)
    const moved = before.size > 0 && was !== score
    const by = was === undefined ? 'new' : `${score > was ? '+' : ''}${count(score - was)}`
    return [
      count(rank),
      label ?? member,
      html`${count(score)} ${moved ? html`<span class="badge hit">${by}</span>` : nothing}`,
    ]
  }

  /** @param {BoardPage} shown */
  const shownPage = ({ span, total, filledAt, data }) => html`
    ${table({ caption: `${words(board)}, ${span}`, head: ['Rank', 'Who', 'Score'], rows: data.map(line) })}
    <p class="faint">${count(total)} members; filled from the database, or found right, at ${dayAndTime(filledAt)} UTC. <span class="key">leaderboard:{${board}}:${span}</span></p>`

  function draw() {
    const known = boards?.body?.data ?? []
    render(
      html`
        <h2>Leaderboards</h2>
        ${trouble(boards?.problem)}
        ${
          known.length === 0
            ? nothing
            : html`<div class="row">
              <label>Board <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => choose({ board: target.value })}>
                ${options(
                  known.map((of) => of.board),
                  board,
                  (name) => known.find((of) => of.board === name)?.title ?? name,
                )}</select></label>
              <label>Window <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => choose({ window: target.value })}>
                ${options(windowsOf(board), window)}</select></label>
            </div>`
        }
        ${state === 'broken' ? notice('The connection is lost; trying again.') : nothing}
        ${page ? shownPage(page) : nothing}`,
      root,
    )
  }

  draw()
  shared.subscribe(() => void find())
  void find()
}
