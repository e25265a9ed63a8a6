/** Markup that is safe to write as it stands. */
export interface Markup {
  readonly markup: string
}

/** What may stand in a template: text is escaped, markup is not, and nothing is written for what is not there. */
export type Content = Markup | string | number | null | undefined | false | readonly Content[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A template of HTML, in which all that is put in is text, quoted attributes included, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { markup: strings.map((string, i) => (i === 0 ? '' : written(contents[i - 1])) + string).join('') }
}

/** What is known to be safe: not for anything that comes from a file of results. */
export const trusted = (markup: string): Markup => ({ markup })

function written(content: Content): string {
  if (content === null || content === undefined || content === false) return ''
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content))
  return 'markup' in content ? content.markup : content.map(written).join('')
}

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')

/** A value as JSON that can stand in a `script` element: it holds nothing that ends the element, or a line. */
export const embeddedJson = (value: unknown): Markup =>
  trusted(
    JSON.stringify(value).replaceAll(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  )
