import { createServer, type Socket, connect as tcp } from 'node:net'

export interface Proxy {
  url: string
  close(): Promise<void>
}

/** What happens to a piece of an answer: it passes, half of it does and then the connection ends, or it is reset at once. */
export type Turn = 'pass' | 'half' | 'reset'

/** A TCP proxy before a server; `turn` says what happens to each piece of its answers, `change` rewrites them. */
export async function startProxy(
  target: string,
  turn: () => Turn,
  change: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<Proxy> {
  const { port, hostname } = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = tcp(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.pipe(upstream)
    upstream.on('data', (bytes: Buffer) => {
      const what = turn()
      if (what === 'pass') client.write(change(bytes))
      else if (what === 'reset') client.resetAndDestroy()
      else client.write(bytes.subarray(0, bytes.length >> 1), () => client.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
