// The compiler moves only TypeScript: Lua scripts and data files are copied beside the compiled code.
import { cpSync, statSync } from 'node:fs'

const carried = /\.(lua|json|tsv|LICENSE)$/
cpSync('src', 'dist', { recursive: true, filter: (path) => statSync(path).isDirectory() || carried.test(path) })
