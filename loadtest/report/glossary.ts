import type { Outcome } from '../results.ts'
import { html } from './markup.ts'

const answers: Record<Outcome, string> = {
  local: 'from a copy in the process of the service',
  hit: 'from Valkey',
  stale: 'from Valkey, although out of date: a new one is made meanwhile',
  request: 'from the database, because the client wanted a new one',
  miss: 'from the database, because the cache had nothing',
  bypass: 'from the database, without the cache',
  none: 'no word of it in the answer',
}

const terms: Record<string, string> = {
  'p50, p95, p99': 'half, 95 % and 99 % of the requests took no longer',
  'req/s due':
    'requests are sent when they are due, whether or not the service keeps up, and measured from that moment: waiting counts',
  late: 'due before the end, without an answer by then',
  avoided: 'share of the questions to the database that there would have been without the cache',
  'CPU µs/req': 'user and system time of the processes of the service, for each request',
}

/** What the words of the report mean. */
export const reading = html`<details><summary>How to read these figures</summary>
<dl class="glossary">${Object.entries({ ...terms, ...answers }).map(
  ([term, meaning]) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`,
)}</dl></details>`
