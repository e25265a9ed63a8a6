// PostgreSQL's text holds no NUL, so it is left out on both engines.
const meanings: Record<string, string> = { '0': '', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a' }

/** Undoes MySQL's backslash escapes, which its dumps share with its string literals. */
export function undoEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\([\s\S])/g, (_, escaped: string) => meanings[escaped] ?? escaped)
}
