import { connect } from 'node:net'

/** A Valkey on 127.0.0.1: its port, or also its password. */
export type AskedValkey = number | { port: number; password: string | undefined }

/**
 * Sends one inline command to a Valkey on 127.0.0.1 and returns the raw reply, without the cost of a client. Rejects after 2 s
 * without a reply, and if the server refuses the password.
 */
export async function askValkey(server: AskedValkey, command: string): Promise<string> {
  const { port, password } = typeof server === 'number' ? { port: server, password: undefined } : server
  if (password === undefined) return send(port, [command])
  const reply = await send(port, [`AUTH ${password}`, command])
  if (!reply.startsWith('+OK\r\n')) throw new Error(reply.trim())
  return reply.slice('+OK\r\n'.length)
}

/** Returns the server that a URL of a private Valkey names. */
export function askedAt(url: string): { port: number; password: string | undefined } {
  const { port, password } = new URL(url)
  return { port: Number(port), password: password || undefined }
}

function send(port: number, commands: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' })
    let reply = ''
    const silent = () => new Error(`no reply to ${commands.at(-1)}`)
    socket.setTimeout(2_000, () => socket.destroy(silent()))
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      reply += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => (reply === '' ? reject(silent()) : resolve(reply)))
    socket.write([...commands, 'QUIT', ''].join('\r\n'))
  })
}
