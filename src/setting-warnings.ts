import { type Config, settings } from './config.ts'

/** Prefixes of settings that other programs usually do not use. */
const OWN_PREFIXES = /^(CACHE|DB|SEED|SIGN_INS?|TTL|VALKEY)_/
/** Variables that Kubernetes and Docker set for a service called `cache`, `db` or `valkey`. */
const SERVICE_LINK = /_SERVICE_(HOST|PORT)|_PORT_\d+_(TCP|UDP)|_ENV_/
const UNIT = /_(MS|SECONDS|BYTES|CONNECTIONS|PER_MINUTE)$/
/** Minimum length of compared names without one of our prefixes. Shorter ones resemble too many variables. */
const COMPARED_FROM = 8
const TYPING_ERRORS = 2
/** Maximum number of edits for a suggestion, as a share of the length of the name after its prefix. */
const LIKENESS = 0.5

const known = Object.keys(settings.properties)

/** Returns one line for each setting without effect: settings of the workshop, renamed or misspelled ones. */
export function settingWarnings(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value === undefined || value === '' || known.includes(name) ? [] : (ofWorkshop(name, value) ?? unknown(name)),
  )
}

/** Returns one line for each default that is meant for one developer's machine, if these are settings of production. */
export function productionWarnings(config: Config): string[] {
  if (config.NODE_ENV !== 'production') return []
  const unset = (['DATABASE_URL', 'VALKEY_CACHE_URL', 'VALKEY_STATE_URL'] as const).filter((name) => !config[name])
  const insecure = config.ROLE !== 'worker' && !config.PUBLIC_ORIGIN?.startsWith('https:')
  return [
    ...(unset.length > 0
      ? [`Private servers, which are meant for one developer's machine, run in production: set ${unset.join(', ')}.`]
      : []),
    ...(insecure
      ? [
          `Session cookies are not Secure, because PUBLIC_ORIGIN is ${config.PUBLIC_ORIGIN ?? 'unset'}: set it to the https:// origin that clients see.`,
        ]
      : []),
  ]
}

/** Warns of a setting of the workshop that this service ignores. Returns undefined for any other setting. */
function ofWorkshop(name: string, value: string): string[] | undefined {
  if (name === 'CACHE_ENGINE') {
    if (['valkey', 'redis'].includes(value.toLowerCase())) return []
    return [`CACHE_ENGINE: ${JSON.stringify(value)} has no effect. The cache runs on valkey or redis.`]
  }
  if (name === 'CACHE_TTL') return ['CACHE_TTL has no effect. Each kind of entry has its own TTL: see TTL_*_SECONDS.']
  if (name.startsWith('OLLAMA_')) return [`${name} has no effect. This service does not use a language model.`]
  return undefined
}

function unknown(name: string): string[] {
  const [closest] = known
    .map((other) => ({ other, edits: Math.min(distance(name, other), distance(name, other.replace(UNIT, ''))) }))
    .sort((a, b) => a.edits - b.edits)
  const { other = '', edits = Number.POSITIVE_INFINITY } = closest ?? {}
  if (OWN_PREFIXES.test(name) && !SERVICE_LINK.test(name)) {
    const rest = name.replace(OWN_PREFIXES, '').length
    const hint = edits <= rest * LIKENESS ? ` Did you mean ${other}?` : ''
    return [`${name} is not a setting and has no effect.${hint}`]
  }
  const misspelled = name.length >= COMPARED_FROM && edits <= TYPING_ERRORS
  return misspelled ? [`${name} is not a setting and has no effect. Did you mean ${other}?`] : []
}

/** Levenshtein distance: insertions, deletions and replacements that turn one text into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
