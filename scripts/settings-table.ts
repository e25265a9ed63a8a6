import { allowed, settings } from '../src/config.ts'
import { markdownTable } from '../tools/tables.ts'

/** Every setting of `src/config.ts` as a Markdown table. */
export function settingsTable(): string {
  const rows = Object.entries(settings.properties).map(([name, schema]) => row(name, schema))
  return markdownTable(['Variable', 'Default', 'Meaning', 'Allowed'], rows, { texts: 4 })
}

function row(name: string, schema: object): string[] {
  const { description, default: initial }: Record<string, unknown> = { ...schema }
  const shown = initial === undefined || initial === '' ? '' : `\`${initial}\``
  return [`\`${name}\``, shown, description, allowed(name)].map((cell) => String(cell).replaceAll('|', '\\|'))
}
