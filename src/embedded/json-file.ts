import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** The parsed content of a JSON file that this folder wrote; undefined when it is missing or cut off. */
export function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T // only we write these files
  } catch {
    return undefined
  }
}

/** Replaces a JSON file in one step, readable by its owner only: a reader sees the old content or the new one. */
export function writeJson(path: string, content: unknown): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(content)}\n`, { mode: 0o600 })
  renameSync(draft, path)
}
