// A test run to be killed: prints the pids and the folder of its servers, then waits.
import { dirname } from 'node:path'
import { startTestPostgres, startTestValkey } from '../support/servers.ts'
import { sql } from './queries.ts'

const servers = await Promise.all([startTestPostgres(), startTestValkey({ role: 'cache' })])
const [row] = (await sql(servers[0].url, 'show data_directory')) as { data_directory: string }[]
console.log(JSON.stringify({ pids: servers.map(({ pid }) => pid), folder: dirname(row?.data_directory ?? '') }))
setInterval(() => {}, 60_000)
