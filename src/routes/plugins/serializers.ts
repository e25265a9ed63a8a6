import compilers, { type SerializerFactory } from '@fastify/fast-json-stringify-compiler'

type Serializer = (value: unknown) => string

// Schemas are constants. The two methods of a route, routes with the same response, and a second app of this process, as in
// tests, share what was compiled.
const compiled = new WeakMap<object, Serializer>()

const build = compilers.SerializerSelector()

/** Compiles the serializer of each response schema once. Compiling one per route and status took half of the time of a start. */
export const buildSerializer: SerializerFactory = (shared, options) => {
  const compile = build(shared, options)
  return (route) => {
    const schema = route.schema as object
    const serializer = compiled.get(schema) ?? compile(route)
    compiled.set(schema, serializer)
    return serializer
  }
}
