import { connect } from 'node:net'

/**
 * Sends one inline command to a Valkey on 127.0.0.1 and returns the raw reply, without the cost of a client. Rejects after 2 s
 * without a reply.
 */
export function askValkey(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' })
    let reply = ''
    socket.setTimeout(2_000, () => socket.destroy(new Error(`no reply to ${command}`)))
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      reply += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => (reply === '' ? reject(new Error(`no reply to ${command}`)) : resolve(reply)))
    socket.write(`${command}\r\nQUIT\r\n`)
  })
}
