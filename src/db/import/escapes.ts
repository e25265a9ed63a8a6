// PostgreSQL's text cannot contain NUL, so both engines omit it.
const meanings: Record<string, string> = { '0': '', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a' }

/** Decodes MySQL's backslash escapes, which are the same in dumps and in string literals. */
export function undoEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\([\s\S])/g, (_, escaped: string) => meanings[escaped] ?? escaped)
}
