import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Stored {
  type: string
  id: string
  attributes: Record<string, unknown>
  references: { type: string; id: string; name: string }[]
  updated_at: string
}

/**
 * A server with the few routes of Kibana that setup uses, as its documentation describes them. It is not Kibana: it shows that
 * our side of the talk is right, not that Kibana takes what we send.
 */
export interface KibanaServer {
  url: string
  /** `METHOD /path`, in the order of arrival. */
  requests: string[]
  objects: Map<string, Stored>
  rules: Map<string, Record<string, unknown>>
  /** Answers every request with this instead. */
  instead: { status: number; text: string; path?: RegExp } | null
  headers: IncomingMessage['headers'][]
  /** Changes an object as a user would: Kibana notes the time. */
  edit(key: string, attributes: Record<string, unknown>): void
  close(): Promise<void>
}

export async function startKibanaServer(version = '9.5.0'): Promise<KibanaServer> {
  const state = {
    requests: [] as string[],
    headers: [] as IncomingMessage['headers'][],
    objects: new Map<string, Stored>(),
    rules: new Map<string, Record<string, unknown>>(),
    instead: null as KibanaServer['instead'],
  }
  let clock = Date.parse('2026-01-01T00:00:00Z')
  const now = () => {
    clock += 1000
    return new Date(clock).toISOString()
  }

  const routes: [RegExp, (request: Request, match: RegExpExecArray) => Promise<Answer> | Answer][] = [
    [/^GET \/api\/status$/, () => json({ version: { number: version } })],
    [/^POST \/api\/saved_objects\/_export$/, async (request) => exportObjects((await request.json()) as ExportBody)],
    [
      /^POST \/api\/saved_objects\/_import\?overwrite=(true|false)$/,
      (request, [, overwrite]) => importObjects(request, overwrite === 'true'),
    ],
    [
      /^GET \/api\/alerting\/rule\/(.+)$/,
      (_, [, id]) => (state.rules.has(id!) ? json(state.rules.get(id!)!) : missing()),
    ],
    [
      /^POST \/api\/alerting\/rule\/(.+)$/,
      async (request, [, id]) => {
        if (state.rules.has(id!)) return { status: 409, text: '{"message":"there already"}' }
        const body = (await request.json()) as { params: object }
        state.rules.set(id!, { ...body, id, params: { ...body.params, excludeHitsFromPreviousRun: true, extra: 1 } })
        return json(state.rules.get(id!)!)
      },
    ],
    [
      /^PUT \/api\/alerting\/rule\/(.+)$/,
      async (request, [, id]) => {
        const body = (await request.json()) as Record<string, unknown>
        const unknown = Object.keys(body).filter(
          (key) => !['name', 'tags', 'schedule', 'params', 'actions'].includes(key),
        )
        if (unknown.length > 0) return { status: 400, text: `{"message":"unknown key ${unknown[0]}"}` }
        state.rules.set(id!, { ...state.rules.get(id!), ...body })
        return json(state.rules.get(id!)!)
      },
    ],
  ]

  interface ExportBody {
    objects?: { type: string; id: string }[]
    type?: string[]
    hasReference?: { type: string; id: string }[]
  }

  function exportObjects({ objects, type, hasReference }: ExportBody): Answer {
    const asked = objects?.map((object) => `${object.type}:${object.id}`)
    if (asked?.some((key) => !state.objects.has(key))) {
      return { status: 400, text: '{"message":"Error fetching objects to export"}' }
    }
    const found = [...state.objects.values()].filter((object) =>
      asked === undefined
        ? type!.includes(object.type) &&
          hasReference!.some((to) => object.references.some((from) => from.type === to.type && from.id === to.id))
        : asked.includes(`${object.type}:${object.id}`),
    )
    return { status: 200, text: found.map((object) => JSON.stringify(object)).join('\n') }
  }

  async function importObjects(request: Request, overwrite: boolean): Promise<Answer> {
    const file = (await request.formData()).get('file') as File
    if (!file.name.endsWith('.ndjson')) return { status: 400, text: '{"message":"Invalid file extension"}' }
    const lines = (await file.text()).trimEnd().split('\n')
    const errors: unknown[] = []
    for (const line of lines) {
      const object = JSON.parse(line) as Stored
      const key = `${object.type}:${object.id}`
      if (state.objects.has(key) && !overwrite)
        errors.push({ type: object.type, id: object.id, error: { type: 'conflict' } })
      else state.objects.set(key, { ...object, updated_at: now() })
    }
    return json({ success: errors.length === 0, successCount: lines.length - errors.length, errors })
  }

  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, text }) => response.writeHead(status).end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })

  async function answer(message: IncomingMessage): Promise<Answer> {
    const line = `${message.method} ${message.url}`
    state.requests.push(line)
    state.headers.push(message.headers)
    const request = await asRequest(message)
    if (state.instead !== null && (state.instead.path ?? /./).test(line)) return state.instead
    if (message.method !== 'GET' && message.headers['kbn-xsrf'] === undefined) {
      return { status: 400, text: '{"message":"Request must contain a kbn-xsrf header."}' }
    }
    for (const [form, route] of routes) {
      const match = form.exec(line)
      if (match !== null) return route(request, match)
    }
    return missing()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    edit(key: string, attributes: Record<string, unknown>) {
      const object = state.objects.get(key)!
      state.objects.set(key, { ...object, attributes: { ...object.attributes, ...attributes }, updated_at: now() })
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

interface Answer {
  status: number
  text: string
}

function json(value: object): Answer {
  return { status: 200, text: JSON.stringify(value) }
}

function missing(): Answer {
  return { status: 404, text: '{"statusCode":404,"error":"Not Found","message":"Not Found"}' }
}

async function asRequest(message: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  return new Request('http://localhost/', {
    method: message.method === 'GET' ? 'POST' : message.method!,
    headers: { 'content-type': message.headers['content-type'] ?? '' },
    body,
  })
}
