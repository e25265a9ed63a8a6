/** Log of this folder. A pino logger and `console` both fit. */
export type Log = { info(line: string): void; warn(line: string): void }
