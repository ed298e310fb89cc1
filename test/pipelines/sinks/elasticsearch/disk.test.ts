import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Elasticsearch } from '../../../../pipelines/sinks/elasticsearch/client.ts'
import { command } from '../../../command.ts'
import { type Server, startElasticsearch } from '../../../elasticsearch-server.ts'
import { testedVersions } from '../../../shared-elasticsearch.ts'
import { documentsOf, faults, readRejected, smallLog, storedIds, temporaryFolder } from './helpers.ts'

const MEGABYTE = 1024 * 1024
const SETTINGS = {
  'cluster.routing.allocation.disk.threshold_enabled': true,
  'cluster.routing.allocation.disk.watermark.low': '80mb',
  'cluster.routing.allocation.disk.watermark.high': '70mb',
  'cluster.routing.allocation.disk.watermark.flood_stage': '60mb',
  'cluster.info.update.interval': '10s',
}

describe.for(testedVersions())('Elasticsearch %s on a small disk', (version) => {
  const data = mkdtempSync(join(tmpdir(), 'vmtriage-disk-'))
  const mounted = mount(data)
  let disk: Disk
  let server: Server
  let es: Elasticsearch

  beforeAll(async () => {
    const settings = mounted ? { ...SETTINGS, 'path.data': data } : SETTINGS
    server = await startElasticsearch(version, { settings })
    es = await connect({ to: server.url, auth: null, ca: null, caFingerprint: null })
    disk = mounted ? smallDisk(data) : watermark(es)
  }, 400_000)

  afterAll(async () => {
    await es?.client.close()
    await server?.stop()
    if (mounted) execFileSync('umount', [data])
    rmSync(data, { recursive: true, force: true })
  }, 60_000)

  test('the disk is full: told what to do, what was not stored is kept; with space again --resume finishes', async () => {
    const [before, all] = [smallLog(200), smallLog(500)]
    const rejectedFile = join(temporaryFolder(), 'rejected.ndjson')
    const indexed = (path: string, ...more: string[]) =>
      command(['index', path, '--to', server.url, '--case', 'full', '--rejected-file', rejectedFile, ...more])
    expect((await indexed(before.path)).status).toBe(0)
    const blocked = async () => {
      const answer = await es.client.indices.getSettings({ index: 'logs-vsphere.*-full', flat_settings: true })
      return Object.values(answer).filter(
        ({ settings }) => `${settings?.['index.blocks.read_only_allow_delete' as 'index']}` === 'true',
      ).length
    }

    await disk.fill()
    while ((await blocked()) === 0) await sleep(200)
    const refused = await indexed(all.path)
    expect(refused.status).toBe(3)
    expect(refused.out).toMatch(/^logs-vsphere\.esxi-full: 0 stored, 500 refused, 200 found in it$/m)
    expect(refused.err).toMatch(
      /^error: [\d,]+ documents refused: cluster_block_exception: .*flood-stage watermark.*\n = help: the disk of Elasticsearch is full: free space .*--resume$/m,
    )
    const kept = readRejected(rejectedFile).filter(({ stream }) => stream === 'logs-vsphere.esxi-full')
    expect(kept.map(({ status, type }) => `${status} ${type}`)).toEqual(
      Array.from({ length: 500 }, () => '429 cluster_block_exception'),
    )

    await disk.free()
    while ((await blocked()) > 0) await sleep(200)
    const finished = await indexed(all.path, '--resume')
    expect(finished.status).toBe(0)
    expect(finished.out).toMatch(/^logs-vsphere\.esxi-full: 300 stored, 200 were there already, 500 found in it$/m)
    const ids = [before, all].map((input) => documentsOf([input], 'full', { faults }))
    const expected = new Set((await Promise.all(ids)).flat().map(({ id }) => id))
    expect(await storedIds(es.client, 'full')).toEqual([...expected].toSorted())
  }, 240_000)
})

/** A disk that can be filled. */
interface Disk {
  fill(): Promise<unknown>
  free(): Promise<unknown>
}

/** A file system of its own below a folder; false where this user may not mount. */
function mount(folder: string): boolean {
  try {
    chmodSync(folder, 0o755)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=777', 'tmpfs', folder], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

function smallDisk(folder: string): Disk {
  const filler = join(folder, 'filler')
  return {
    fill: async () => writeFileSync(filler, Buffer.alloc(150 * MEGABYTE, 1)),
    free: async () => rmSync(filler),
  }
}

/** Where nothing can be mounted: the server is told that what is free is not enough. */
function watermark({ client }: Elasticsearch): Disk {
  const put = (low: string, high: string, flood: string) =>
    client.cluster.putSettings({
      persistent: {
        'cluster.routing.allocation.disk.watermark.low': low,
        'cluster.routing.allocation.disk.watermark.high': high,
        'cluster.routing.allocation.disk.watermark.flood_stage': flood,
      },
    })
  return {
    fill: () => put('1002tb', '1001tb', '1000tb'),
    free: () => put('80mb', '70mb', '60mb'),
  }
}
