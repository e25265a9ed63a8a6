/** @import { Step } from './types.d.ts' */

/** Kinds of steps in a trace, as the log names them. */
export const kinds = /** @type {const} */ ({
  read: 'read',
  written: 'written',
  dropped: 'dropped',
  script: 'script',
  decided: 'decided',
  database: 'database',
})

const reading = new Set([
  ...['GET', 'MGET', 'HGET', 'HMGET', 'HGETALL', 'EXISTS', 'TTL', 'PTTL', 'SCAN', 'GETBIT', 'BITCOUNT', 'PFCOUNT'],
  ...['ZRANGE', 'ZREVRANGE', 'ZSCORE', 'ZCARD', 'ZREVRANK', 'SMEMBERS', 'SCARD', 'PING', 'INFO', 'CONFIG'],
  ...['read-map', 'open-reservations', 'open-session', 'read-page', 'read-member'],
  ...['noted-reservations', 'compare-scores'],
])
const dropping = new Set([
  ...['DEL', 'UNLINK', 'HDEL', 'ZREM', 'SREM', 'ZREMRANGEBYSCORE'],
  ...['release-lease', 'unhold', 'release', 'end-session', 'drop-batch'],
])
const writing = new Set([
  ...['take-lease', 'fill', 'register-tag', 'hold', 'reserve', 'confirm', 'load-map', 'begin-cancel', 'take-batch'],
  ...['create-session', 'save-session', 'add-activity', 'apply-score-events', 'set-score'],
])

/**
 * The kind of a step. A script that is not listed here is just a script.
 *
 * @param {Step} step
 * @returns {keyof typeof kinds}
 */
export function kindOf(step) {
  if ('decision' in step) return 'decided'
  if ('query' in step) return 'database'
  if (reading.has(step.command)) return 'read'
  if (dropping.has(step.command)) return 'dropped'
  if (writing.has(step.command) || step.command === step.command.toUpperCase()) return 'written'
  return 'script'
}

/**
 * The keys that a trace dropped, without leases.
 *
 * @param {Step[]} steps
 */
export function droppedKeys(steps) {
  return steps
    .filter((step) => 'keys' in step)
    .filter((step) => step.command === 'DEL' || step.command === 'UNLINK')
    .flatMap((step) => step.keys)
    .filter((key) => !/(^|:)lease:/.test(key))
}

/**
 * Whether a command's key, with or without a namespace, is this key.
 *
 * @param {string} found
 * @param {string} key
 */
export const isKey = (found, key) => found === key || found.endsWith(`:${key}`)
