import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AptSource, distributionSources, parseDeb822, parseOneLine, parseOsRelease } from './apt-sources.ts'
import { boundedRun } from './bounded-run.ts'

/**
 * Sets up a separate apt in `folder`. It uses the distribution's archives, keys and proxies of this machine, changes nothing
 * outside of `folder`, and needs no root. Throws if the machine has no such archive.
 */
export function privateApt(folder: string, architecture: string) {
  const config = join(folder, 'apt.conf')
  const sources = join(folder, 'sources.list.d')
  for (const name of ['state/lists/partial', 'cache/archives/partial', 'log', 'sources.list.d']) {
    mkdirSync(join(folder, name), { recursive: true })
  }
  writeFileSync(join(sources, 'distribution.sources'), sourcesOf('/etc', architecture))
  writeFileSync(config, aptConfig(folder))
  const apt = (deadline: number, ...args: string[]) => boundedRun('apt-get', ['-q', '-c', config, ...args], deadline)
  return {
    /** Fetches the package lists. A missing list is not an error, because the download reports missing packages. */
    update: (deadline: number) => apt(deadline, 'update').catch(() => {}),
    /** Downloads packages and their missing dependencies. Returns their paths. */
    async download(deadline: number, packages: string[]): Promise<string[]> {
      const how = ['--yes', '--download-only', '--reinstall', '--no-install-recommends']
      await apt(deadline, ...how, 'install', ...packages)
      const archives = join(folder, 'cache', 'archives')
      const names = readdirSync(archives).filter((name) => name.endsWith('.deb'))
      return names.map((name) => join(archives, name))
    },
  }
}

// `-c` comes after the machine's configuration, so its proxies, certificates and pins still apply
const aptConfig = (folder: string) => `
Dir::State "${folder}/state";
Dir::State::lists "${folder}/state/lists";
Dir::Cache "${folder}/cache";
Dir::Cache::archives "${folder}/cache/archives";
Dir::Log "${folder}/log";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "${folder}/sources.list.d";
Debug::NoLocking "true";
Acquire::Languages "none";
Acquire::PDiffs "false";
Acquire::Retries "0";
Acquire::http::Timeout "8";
Acquire::https::Timeout "8";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
`

/** Returns the distribution's archives among the apt sources under `etc`, as a `.sources` file. Throws if there are none. */
export function sourcesOf(etc: string, architecture: string): string {
  const distribution = parseOsRelease(read(join(etc, 'os-release')))
  const content = distribution ? distributionSources(readSources(join(etc, 'apt')), distribution, architecture) : ''
  if (content === '') throw new Error('this machine has no apt source of Debian or Ubuntu')
  return content
}

function readSources(folder: string): AptSource[] {
  const parts = join(folder, 'sources.list.d')
  const names = list(parts)
  return [
    ...parseOneLine(read(join(folder, 'sources.list'))),
    ...names.filter((name) => name.endsWith('.list')).flatMap((name) => parseOneLine(read(join(parts, name)))),
    ...names.filter((name) => name.endsWith('.sources')).flatMap((name) => parseDeb822(read(join(parts, name)))),
  ]
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
