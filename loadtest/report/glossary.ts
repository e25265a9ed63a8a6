import type { Outcome } from '../results.ts'
import { html } from './markup.ts'

const outcomes: Record<Outcome, string> = {
  local: 'from a copy in the process of the service',
  hit: 'from Valkey',
  stale: 'from Valkey after its expiry, while it is refreshed',
  request: 'from the database, because the client asked for a fresh result',
  miss: 'from the database, because the cache had no entry',
  bypass: 'from the database, without the cache',
  none: 'the response has no `Cache-Status`',
}

const terms: Record<string, string> = {
  'p50, p95, p99': 'the longest latency of the fastest 50 %, 95 % and 99 % of the requests',
  'req/s due':
    'requests are due at a fixed rate, whether or not the service keeps up; latency counts from then, so waiting counts',
  late: 'due before the end, but not sent by then',
  avoided: 'share of the database queries that the cache has saved',
  'CPU µs/req': 'user and system time of the service’s processes per request',
}

/** Explanation of the report's terms. */
export const reading = html`<details><summary>How to read these figures</summary>
<dl class="glossary">${Object.entries({ ...terms, ...outcomes }).map(
  ([term, meaning]) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`,
)}</dl></details>`
