import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { VERSIONS } from '../elasticsearch-server.ts'

const root = join(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'compose.yaml'), 'utf8')

interface Service {
  image?: string
  ports?: string[]
  build?: { dockerfile_inline: string }
}
const services = (parse(text) as { services: Record<string, Service> }).services

test('both servers are of one version, which the tests run against', () => {
  const [elasticsearch, kibana] = ['elasticsearch', 'kibana'].map((name) => services[name]!.image!.split(':')[1]!)
  expect(kibana).toBe(elasticsearch)
  expect(Object.keys(VERSIONS)).toContain(elasticsearch)
})

test('nothing is published beyond this machine', () => {
  const ports = Object.values(services).flatMap((service) => service.ports ?? [])
  expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
})

test('the image has the folders that the program is made of, and the Node of the checkout', () => {
  const { dockerfile_inline: lines } = services.setup!.build!
  const folders = [...lines.matchAll(/^COPY (\w+) /gm)].map(([, name]) => name!)
  expect(folders.filter((name) => !existsSync(join(root, name)))).toEqual([])
  const layers = ['bin', 'cli', 'elastic', 'parsers', 'patterns', 'pipelines', 'reports']
  expect(folders).toEqual(layers)
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: { node: string } }
  expect(lines).toMatch(`FROM node:${manifest.devDependencies.node}-`)
})
