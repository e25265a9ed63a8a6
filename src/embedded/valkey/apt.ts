import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AptSource, distributionSources, parseDeb822, parseOneLine, parseOsRelease } from './apt-sources.ts'
import { boundedRun } from './bounded-run.ts'

/**
 * Sets up an apt of our own in `folder`: it asks the distribution's archives that this machine is configured with, under the
 * machine's keys and proxies, changes nothing outside `folder`, and needs no root. Throws where there is no such archive.
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
    /** Fetches the package lists. A list that is missing is no error here: the download tells what it cannot find. */
    update: (deadline: number) => apt(deadline, 'update').catch(() => {}),
    /** Downloads packages and those that they need and this machine lacks; returns their paths. */
    async download(deadline: number, packages: string[]): Promise<string[]> {
      const how = ['--yes', '--download-only', '--reinstall', '--no-install-recommends']
      await apt(deadline, ...how, 'install', ...packages)
      const archives = join(folder, 'cache', 'archives')
      const names = readdirSync(archives).filter((name) => name.endsWith('.deb'))
      return names.map((name) => join(archives, name))
    },
  }
}

// `-c` is read after the machine's own configuration, of which proxies, certificates and pins stay in force
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

/** The distribution's own archives among the apt sources under `etc`, as one `.sources` file. Throws if there are none. */
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
