import { expect, test } from 'vitest'
import {
  distributionSources,
  parseDeb822,
  parseOneLine,
  parseOsRelease,
} from '../../src/embedded/valkey/apt-sources.ts'

const bookworm = { id: 'debian', codename: 'bookworm' } as const
const noble = { id: 'ubuntu', codename: 'noble' } as const

const debianSources = `Types: deb deb-src
# a mirror of ours
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`

test.each([
  ['ID=debian\nVERSION_CODENAME=bookworm\n', bookworm],
  ['ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\nUBUNTU_CODENAME=noble\n', noble],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_CODENAME=wilma\nUBUNTU_CODENAME=noble\n', noble],
  ["ID=raspbian\nID_LIKE=debian\nVERSION_CODENAME='bookworm'\n", bookworm],
  ['ID=fedora\nVERSION_ID=42\n', undefined],
  ['', undefined],
])('os-release %j is %j', (content, expected) => {
  expect(parseOsRelease(content)).toEqual(expected)
})

test('parses the enabled entries of a deb822 file, without comments', () => {
  const [first, second, ...rest] = parseDeb822(
    `${debianSources}\nEnabled: no\nURIs: http://off.example\nSuites: bookworm\n`,
  )
  expect(Object.fromEntries(first ?? [])).toEqual({
    types: 'deb deb-src',
    uris: 'http://mirror.example/debian',
    suites: 'bookworm bookworm-updates',
    components: 'main contrib',
    'signed-by': '/usr/share/keyrings/debian-archive-keyring.gpg',
  })
  expect(second?.get('suites')).toBe('bookworm-security')
  expect(rest).toEqual([])
})

test('keeps all lines of a key that is part of the file', () => {
  const [source] = parseDeb822(
    'URIs: http://x.example\nSuites: bookworm\nSigned-By:\n -----BEGIN\n .\n abc\nTypes: deb\n',
  )
  expect(source?.get('signed-by')).toBe('\n -----BEGIN\n .\n abc')
  expect(source?.get('types')).toBe('deb')
})

test('parses the one-line format into the same form', () => {
  const sources = parseOneLine(`# deb http://off.example bookworm main
deb-src http://mirror.example/debian bookworm main
deb http://mirror.example/debian bookworm main contrib # comment
deb [ arch=amd64,arm64 signed-by=/k.gpg trusted=yes ] https://mirror.example/debian bookworm-updates main
`)
  expect(sources.map((source) => Object.fromEntries(source))).toEqual([
    { types: 'deb', uris: 'http://mirror.example/debian', suites: 'bookworm', components: 'main contrib' },
    {
      types: 'deb',
      uris: 'https://mirror.example/debian',
      suites: 'bookworm-updates',
      components: 'main',
      architectures: 'amd64 arm64',
      'signed-by': '/k.gpg',
      trusted: 'yes',
    },
  ])
})

test("adds backports with the main archive's address and key, for package lists of one architecture", () => {
  const stanzas = distributionSources(parseDeb822(debianSources), bookworm, 'arm64').split('\n\n')
  expect(stanzas).toHaveLength(3)
  expect(stanzas[2]).toBe(`types: deb
uris: http://mirror.example/debian
suites: bookworm-backports
components: main
signed-by: /usr/share/keyrings/debian-archive-keyring.gpg
architectures: arm64
targets: Packages
`)
})

test('does not add configured backports again', () => {
  const sources = parseOneLine(
    'deb http://m.example/debian bookworm main\ndeb http://b.example/debian bookworm-backports main\n',
  )
  const content = distributionSources(sources, bookworm, 'amd64')
  expect(content.match(/backports/g)).toHaveLength(1)
  expect(content).toContain('http://b.example/debian')
})

test('leaves other archives out', () => {
  const sources = parseOneLine(`deb https://download.docker.example/linux/debian bookworm stable
deb https://apt.postgresql.example/pub bookworm-pgdg main
deb https://deb.nodesource.example/node_20.x nodistro main
deb http://m.example/debian bookworm main
`)
  const content = distributionSources(sources, bookworm, 'amd64')
  expect(content).toContain('m.example')
  expect(content).not.toMatch(/docker|nodesource|pgdg/)
})

test('adds universe on Ubuntu, which has Valkey', () => {
  const sources = parseDeb822(
    'Types: deb\nURIs: http://a.example/ubuntu\nSuites: noble noble-updates noble-backports\nComponents: main\n',
  )
  const content = distributionSources(sources, noble, 'amd64')
  expect(content).toContain('components: main universe')
  expect(content.match(/uris:/g)).toHaveLength(1)
})

test('is empty without a source of the distribution', () => {
  expect(distributionSources(parseOneLine('deb http://m.example/debian trixie main'), bookworm, 'amd64')).toBe('')
})
