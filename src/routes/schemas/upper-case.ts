import type { KeywordDefinition } from 'ajv'

const UPPER_CASE = 'x-upper-case'

/** Part of the schema of a code that clients may write in any letter case. The handler gets capital letters, so it has one key. */
export const anyCase = { [UPPER_CASE]: true }

/** Keyword of `anyCase`: converts a valid text in place. It runs after `pattern`, so a letter whose capital is two letters is already refused. */
export const upperCase: KeywordDefinition = {
  keyword: UPPER_CASE,
  type: 'string',
  modifying: true,
  schema: false,
  validate: (
    text: string,
    at?: { parentData: Record<string | number, unknown>; parentDataProperty: string | number },
  ) => {
    if (at !== undefined) at.parentData[at.parentDataProperty] = text.toUpperCase()
    return true
  },
}
