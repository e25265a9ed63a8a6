import { allowed, settings } from '../src/config.ts'

const begin = '<!-- settings -->'
const end = '<!-- /settings -->'

/** Every setting of `src/config.ts` as a Markdown table. */
export function settingsTable(): string {
  const rows = Object.entries(settings.properties).map(([name, schema]) => row(name, schema))
  return ['| Variable | Default | Meaning | Allowed |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function row(name: string, schema: object): string {
  const { description, default: initial }: Record<string, unknown> = { ...schema }
  const shown = initial === undefined || initial === '' ? '' : `\`${initial}\``
  const cells = [`\`${name}\``, shown, description, allowed(name)]
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
}

/** What stands between the two marks of a text. Throws where there are none. */
export function tableIn(text: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`there is no ${begin} … ${end}`)
  return text.slice(from + begin.length, to).trim()
}

/** The text with the table between its two marks. */
export function withTable(text: string, table: string): string {
  const at = text.indexOf(begin) + begin.length
  return `${text.slice(0, at)}\n${table}\n${text.slice(at + text.slice(at).indexOf(end))}`
}
