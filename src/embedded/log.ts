/** Where this folder reports to: a pino logger fits, and so does `console`. */
export type Log = { info(line: string): void; warn(line: string): void }
