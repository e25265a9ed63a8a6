/** An entry of a deb822 `.sources` file: field names in lower case, values unchanged with their continuation lines. */
export type AptSource = Map<string, string>

export type Distribution = { id: 'debian' | 'ubuntu'; codename: string }

/** Reads the distribution from `/etc/os-release`. Undefined outside of the Debian family. */
export function parseOsRelease(content: string): Distribution | undefined {
  const values = new Map(
    [...content.matchAll(/^(\w+)=["']?(.*?)["']?$/gm)].map(([, name = '', value = '']) => [name, value]),
  )
  // A derivative names its base: Linux Mint is Ubuntu with UBUNTU_CODENAME
  const family = [values.get('ID'), ...(values.get('ID_LIKE') ?? '').split(' ')]
  const ubuntu = values.get('UBUNTU_CODENAME')
  const codename = ubuntu ?? values.get('DEBIAN_CODENAME') ?? values.get('VERSION_CODENAME')
  if (!codename) return undefined
  if (ubuntu || family.includes('ubuntu')) return { id: 'ubuntu', codename }
  return family.includes('debian') ? { id: 'debian', codename } : undefined
}

/** Parses the enabled entries of a `.sources` file (deb822, sources.list(5)). */
export function parseDeb822(content: string): AptSource[] {
  const text = content.replaceAll('\r\n', '\n').replace(/^#.*\n?/gm, '')
  return text
    .split(/\n[ \t]*\n/)
    .map(parseStanza)
    .filter((source) => source.has('uris') && source.get('enabled')?.toLowerCase() !== 'no')
}

function parseStanza(stanza: string): AptSource {
  const source: AptSource = new Map()
  let field = ''
  for (const line of stanza.split('\n')) {
    const match = /^([\w-]+):[ \t]*(.*)$/.exec(line)
    if (match) field = (match[1] ?? '').toLowerCase()
    if (match) source.set(field, match[2] ?? '')
    else if (field && /^\s/.test(line)) source.set(field, `${source.get(field)}\n${line}`)
  }
  return source
}

const optionFields: Record<string, string> = { arch: 'architectures', lang: 'languages', target: 'targets' }

/** Parses the `deb` lines of a `.list` file (one-line format, sources.list(5)) into the same form. */
export function parseOneLine(content: string): AptSource[] {
  return content.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[([^\]]*)\]\s*)?(\S+)\s+(\S+)([^#]*)/.exec(line)
    if (!match) return []
    const [, options = '', uris = '', suites = '', components = ''] = match
    const source: AptSource = new Map([
      ['types', 'deb'],
      ['uris', uris],
      ['suites', suites],
      ['components', components.trim().split(/\s+/).join(' ')],
    ])
    for (const option of options.trim().split(/\s+/).filter(Boolean)) {
      const [, name = '', value = ''] = /^([\w-]+)[+-]?=(.*)$/.exec(option) ?? []
      if (name) source.set(optionFields[name.toLowerCase()] ?? name.toLowerCase(), value.replaceAll(',', ' '))
    }
    return [source]
  })
}

/**
 * Builds a minimal `.sources` file for packages of the distribution. It has the distribution's archives among `sources` with
 * their addresses and keys, for one architecture, and the release's backports; on Ubuntu also `universe`. Empty if `sources`
 * has none of these archives.
 */
export function distributionSources(sources: AptSource[], distribution: Distribution, architecture: string): string {
  const { id, codename } = distribution
  const ownSuites = ['', '-updates', '-security', '-backports'].map((part) => codename + part)
  const own = sources.flatMap((source) => {
    const suites = words(source, 'suites').filter((suite) => ownSuites.includes(suite))
    const components = words(source, 'components').filter(
      (component) => component === 'main' || component === 'universe',
    )
    const isBinary = words(source, 'types').includes('deb')
    return isBinary && suites.length > 0 && components.includes('main') ? [{ source, suites, components }] : []
  })
  const backports = `${codename}-backports`
  const main = own.find(({ suites }) => suites.includes(codename))
  if (main && !own.some(({ suites }) => suites.includes(backports))) own.push({ ...main, suites: [backports] })
  return own
    .map(({ source, suites, components }) => {
      const stanza = new Map(source)
      stanza.delete('languages')
      stanza.set('types', 'deb')
      stanza.set('suites', suites.join(' '))
      stanza.set('components', [...new Set([...components, ...(id === 'ubuntu' ? ['universe'] : [])])].join(' '))
      stanza.set('architectures', architecture)
      stanza.set('targets', 'Packages')
      return [...stanza].map(([field, value]) => `${field}: ${value}\n`).join('')
    })
    .join('\n')
}

const words = (source: AptSource, field: string) => (source.get(field) ?? '').split(/\s+/).filter(Boolean)
