import { keepTickFast } from './keep-tick-fast.ts'

keepTickFast()
await import('./start.ts')
