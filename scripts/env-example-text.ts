import { allowed, settings } from '../src/config.ts'

const head = `# The settings of the service, each with its default. Copy this file to .env and take the # off what you change.
# The service, its commands and Docker Compose read .env in the folder where they are started. The environment goes before it,
# except in Docker Compose, which takes only ADMIN_TOKEN, DB_PASSWORD and PORT from there.
`

/** The text of `.env.example`: every setting of `src/config.ts` with its meaning, allowed values and default. */
export function envExample(): string {
  return [head, ...Object.entries(settings.properties).map(([name, schema]) => entry(name, schema))].join('\n')
}

function entry(name: string, schema: object): string {
  const { description, enum: choices, default: initial = '' }: Record<string, unknown> = { ...schema }
  const comments = [`# ${description}`, ...(choices ? [`# One of: ${allowed(name)}.`] : [])]
  return [...comments, `#${name}=${initial}`, ''].join('\n')
}
