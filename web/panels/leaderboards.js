/** @import { Answer, BoardPage, Context } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { count, dayAndTime, words } from '../format.js'
import { notice, options, table, trouble } from '../parts.js'
import { streamWhileVisible } from '../while-visible.js'

/** @typedef {{ board: string, title: string, windows: string[] }} Board */

/**
 * The state of the panel, with its context.
 *
 * @typedef {Context & {
 *   draw: () => void,
 *   restart: () => void,
 *   boards: Answer<{ data: Board[] }> | undefined,
 *   board: string,
 *   window: string,
 *   page: BoardPage | undefined,
 *   before: Map<string, number>,
 *   state: 'connecting' | 'open' | 'broken',
 * }} BoardPanel `restart` opens the stream of the chosen board. `before` are the scores of the previous page, to mark changes.
 */

const PATH = '/v1/leaderboards/{board}/stream'

/**
 * One leaderboard, live.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createLeaderboards(root, context) {
  const { server, shared } = context
  if (!server.has(PATH)) {
    render(
      html`<h2>Leaderboards</h2>${notice(html`This server has no <code>${PATH}</code>: there are no leaderboards.`)}`,
      root,
    )
    return
  }
  /** @type {BoardPanel} */
  const panel = {
    ...context,
    draw: () => draw(root, panel),
    restart: () => stream.restart(),
    boards: undefined,
    board: '',
    window: 'all',
    page: undefined,
    before: new Map(),
    state: 'connecting',
  }
  const stream = streamWhileVisible({
    shared,
    view: 'live',
    event: 'board',
    url: () => streamOf(panel),
    onData: (/** @type {BoardPage} */ page) => show(panel, page),
    onState: (state) => {
      panel.state = state
      panel.draw()
    },
  })
  panel.draw()
  shared.subscribe(() => void loadBoards(panel))
  void loadBoards(panel)
}

/** Address of the stream; undefined before a board is chosen. @param {BoardPanel} panel */
const streamOf = ({ board, window }) =>
  board ? `/v1/leaderboards/${board}/stream?${new URLSearchParams({ window, limit: '10' })}` : undefined

/** Shows a page of the stream, and announces a new leader. @param {BoardPanel} panel @param {BoardPage} page */
function show(panel, page) {
  const previous = panel.page
  if (previous && previous.board === page.board && previous.span === page.span) {
    panel.before = new Map(previous.data.map(({ member, score }) => [member, score]))
    const [was, is] = [previous.data[0], page.data[0]]
    if (is && was?.member !== is.member) panel.announce(`${is.label ?? is.member} leads now`)
  } else panel.before = new Map()
  panel.page = page
  panel.draw()
}

/** Loads the list of boards once, and chooses the first. @param {BoardPanel} panel */
async function loadBoards(panel) {
  const { api, shared } = panel
  if (panel.boards || shared.now.view !== 'live') return
  /** @type {Answer<{ data: Board[] }>} */
  const boards = await api.send('GET', '/v1/leaderboards')
  panel.boards = boards
  panel.board = boards.body?.data[0]?.board ?? ''
  panel.window = windowsOf(panel, panel.board)[0] ?? 'all'
  panel.restart()
  panel.draw()
}

/** @param {BoardPanel} panel @param {string} board */
const windowsOf = ({ boards }, board) => boards?.body?.data.find((of) => of.board === board)?.windows ?? []

/** @param {BoardPanel} panel @param {{ board?: string, window?: string }} chosen */
function choose(panel, { board = panel.board, window = panel.window }) {
  const windows = windowsOf(panel, board)
  panel.board = board
  panel.window = windows.includes(window) ? window : (windows[0] ?? 'all')
  panel.page = undefined
  panel.state = 'connecting'
  panel.restart()
  panel.draw()
}

/** @param {HTMLElement} root @param {BoardPanel} panel */
function draw(root, panel) {
  const { boards, state, page } = panel
  const known = boards?.body?.data ?? []
  render(
    html`
      <h2>Leaderboards</h2>
      ${trouble(boards?.problem)}
      ${known.length === 0 ? nothing : choice(panel, known)}
      ${state === 'broken' ? notice('The connection is lost. Reconnecting.') : nothing}
      ${page ? pageTable(panel, page) : nothing}`,
    root,
  )
}

/** @param {BoardPanel} panel @param {Board[]} known */
const choice = (panel, known) => html`<div class="row">
  <label>Board <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => choose(panel, { board: target.value })}>
    ${options(
      known.map((of) => of.board),
      panel.board,
      (name) => known.find((of) => of.board === name)?.title ?? name,
    )}</select></label>
  <label>Window <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => choose(panel, { window: target.value })}>
    ${options(windowsOf(panel, panel.board), panel.window)}</select></label>
</div>`

/** @param {BoardPanel} panel @param {BoardPage} page */
const pageTable = (panel, { span, total, filledAt, data }) => html`
  ${table({ caption: `${words(panel.board)}, ${span}`, head: ['Rank', 'Member', 'Score'], rows: data.map((standing) => row(panel, standing)) })}
  <p class="faint">${count(total)} members; last filled or verified from the database at ${dayAndTime(filledAt)} UTC. <span class="key">leaderboard:{${panel.board}}:${span}</span></p>`

/** @param {BoardPanel} panel @param {BoardPage['data'][number]} standing */
function row({ before }, { rank, member, label, score }) {
  const was = before.get(member)
  const moved = before.size > 0 && was !== score
  const by = was === undefined ? 'new' : `${score > was ? '+' : ''}${count(score - was)}`
  return [
    count(rank),
    label ?? member,
    html`${count(score)} ${moved ? html`<span class="badge hit">${by}</span>` : nothing}`,
  ]
}
