/** The only text of a number in a query or a path. Others, such as `0x10`, `1e3` and ` 1`, would be second addresses of a resource. */
const DECIMAL: Record<string, RegExp> = {
  integer: /^(0|-?[1-9]\d*)$/,
  number: /^-?(0|[1-9]\d*)(\.\d+)?$/,
}

/** Returns a function that converts the numbers of this schema from text, in place. Other text stays, and validation refuses it. */
export function numbersIn(schema: { properties?: Record<string, { type?: unknown }> }): Convert {
  const forms = Object.entries(schema.properties ?? {}).flatMap(([name, { type }]) => {
    const form = DECIMAL[String(type)]
    return form ? [{ name, form }] : []
  })
  return (values) => {
    for (const { name, form } of forms) {
      const text = values[name]
      if (typeof text === 'string' && form.test(text)) values[name] = Number(text)
    }
  }
}

type Convert = (values: Record<string, unknown>) => void
