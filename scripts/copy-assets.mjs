// Copies Lua scripts and data files to the compiled code, because the compiler handles only TypeScript.
import { cpSync, statSync } from 'node:fs'

const carried = /\.(lua|json|tsv|LICENSE)$/
cpSync('src', 'dist', { recursive: true, filter: (path) => statSync(path).isDirectory() || carried.test(path) })
