/** Markup that needs no escaping. */
export interface Markup {
  readonly markup: string
}

/** Content of a template. Text is escaped and markup is not; null, undefined and false are empty. */
export type Content = Markup | string | number | null | undefined | false | readonly Content[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A template of HTML. Values are escaped, also in quoted attributes, unless they are markup. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { markup: strings.map((string, i) => (i === 0 ? '' : written(contents[i - 1])) + string).join('') }
}

/** Marks text as safe markup. Never use it for text of a results file. */
export const trusted = (markup: string): Markup => ({ markup })

function written(content: Content): string {
  if (content === null || content === undefined || content === false) return ''
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content))
  return 'markup' in content ? content.markup : content.map(written).join('')
}

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')

/** A value as JSON for a `script` element, without characters that could end the element or a line. */
export const embeddedJson = (value: unknown): Markup =>
  trusted(
    JSON.stringify(value).replaceAll(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  )
