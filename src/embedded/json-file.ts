import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Reads a JSON file that this code has written. Undefined if it is missing or incomplete. */
export function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T // only this module writes these files
  } catch {
    return undefined
  }
}

/** Replaces a JSON file atomically. Only its owner can read it. */
export function writeJson(path: string, content: unknown): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(content)}\n`, { mode: 0o600 })
  renameSync(draft, path)
}
