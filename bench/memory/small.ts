import type { Form } from './forms.ts'

/** Texts of so many bytes, all different, and never a number. */
export const texts = (bytes: number, count: number) =>
  Array.from({ length: count }, (_, i) => `x${i.toString(36)}`.padEnd(bytes, '-').slice(0, bytes))

/** A text under a key: what a key costs. */
export const textForm: Pick<Form<string>, 'write'> = {
  write: (pipeline, key, text) => void pipeline.set(key, text),
}

/** A hash of some fields, all alike. */
export interface Fields {
  count: number
  /** Bytes of a value. */
  bytes: number
}

/** Hashes as the server keeps them by itself, and always as hashtables; one property is the last field. */
export const fieldsForms = ({ count }: Fields): Form<Fields>[] =>
  [{}, { 'hash-max-listpack-entries': '0' }].map((settings, i) => ({
    name: i === 0 ? 'as it is' : 'as a hashtable',
    settings,
    write: (pipeline, key, fields) => {
      const values = texts(fields.bytes, fields.count)
      pipeline.hset(key, Object.fromEntries(values.map((text, field) => [`field${field}`, text])))
    },
    whole: { ask: (pipeline, key) => pipeline.hgetall(key), use: (reply) => reply },
    one: { ask: (pipeline, key) => pipeline.hget(key, `field${count - 1}`), use: (reply) => reply },
  }))
