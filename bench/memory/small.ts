import type { Form } from './forms.ts'

/** Distinct texts of this many bytes, none of them a number. */
export const texts = (bytes: number, count: number) =>
  Array.from({ length: count }, (_, i) => `x${i.toString(36)}`.padEnd(bytes, '-').slice(0, bytes))

/** A text under a key, to measure the overhead of a key. */
export const textForm: Pick<Form<string>, 'write'> = {
  write: (pipeline, key, text) => void pipeline.set(key, text),
}

/** A hash of fields of the same size. */
export interface Fields {
  count: number
  /** Size of a value in bytes. */
  bytes: number
}

/** Hashes in the server's own choice of encoding, and always as hashtables. One property is the last field. */
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
