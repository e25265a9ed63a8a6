import type { ValkeyProgram } from './program.ts'

/** Program that has written the data of a state server. */
export type Writer = Pick<ValkeyProgram, 'kind' | 'version' | 'server'>

/**
 * Chooses one of the programs of this machine: the one that has written the data, else one of its kind that is not older, else a
 * Valkey, else a Redis. A program may be unable to read the data of another one.
 */
export function chooseProgram(programs: ValkeyProgram[], writer: Writer | undefined): ValkeyProgram | undefined {
  const able = writer ? programs.filter((program) => isSuccessor(program, writer)) : []
  return able.find(({ server }) => server === writer?.server) ?? able[0] ?? programs.find(isValkey) ?? programs[0]
}

const isValkey = ({ kind }: ValkeyProgram) => kind === 'valkey'

const isSuccessor = (program: ValkeyProgram, writer: Writer) =>
  program.kind === writer.kind && compareVersions(program.version, writer.version) >= 0

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (const at of [0, 1, 2]) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
