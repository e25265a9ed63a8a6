import { askValkey } from '../src/embedded/valkey/ask-valkey.ts'

/** Value of a field in the reply to `INFO`; undefined when it is missing. */
export const infoField = (info: string, field: string): string | undefined =>
  new RegExp(`^${field}:(\\S+)`, 'm').exec(info)?.[1]

/** `Valkey 8.0.1` */
export async function valkeyVersion(port: number): Promise<string> {
  return `Valkey ${infoField(await askValkey(port, 'INFO server'), 'valkey_version') ?? 'unknown'}`
}
