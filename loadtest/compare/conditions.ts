import type { Results } from '../results.ts'

/** What was not alike when two load tests were made: a name, and what it was before and after. */
export function unlike(before: Results, after: Results): [name: string, before: string, after: string][] {
  const [then, now] = [conditionsOf(before), conditionsOf(after)]
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [then.get(name) ?? 'not said', now.get(name) ?? 'not said']
    return was === is ? [] : [[name, was, is]]
  })
}

function conditionsOf({ options, machine, tested }: Results): Map<string, string> {
  // How busy the machine is by the end says more of the test than of the machine. Runs that only one file has are named elsewhere.
  const { load, ...of } = machine
  const { scenarios, ...chosen } = options
  return new Map([
    ...Object.entries(chosen).map(([name, value]): [string, string] => [`option ${name}`, `${value}`]),
    ...Object.entries(of).map(([name, value]): [string, string] => [`machine: ${name}`, `${value}`]),
    ...tested.map(([name, value]): [string, string] => [name, value.replaceAll(ANY_PORT, '$1')]),
  ])
}

/** Private servers listen where there is a port free. */
const ANY_PORT = /(127\.0\.0\.1|localhost|\[::1\]):\d+/g
