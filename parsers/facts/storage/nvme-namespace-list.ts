import { esxcliRows, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const nvmeNamespace = factTable('nvme_namespace', 'A namespace of an NVMe controller', {
  device: { type: 'varchar', about: 'device that it is: eui.…, t10.…, uuid.…' },
  number: { type: 'bigint', about: 'controller number on the host' },
  namespace: { type: 'bigint', about: 'namespace id' },
  block_bytes: { type: 'bigint', unit: 'B', about: 'block size' },
  size_mib: { type: 'bigint', unit: 'MiB', about: 'capacity' },
})

/** `esxcli nvme namespace list`. */
export const nvmeNamespaceList = esxcliRows({
  source: 'nvme-namespace-list',
  about: 'NVMe namespaces',
  table: nvmeNamespace,
  shape: 'table',
  needs: ['device'],
  columns: {
    device: text('Name'),
    number: whole('Controller Number'),
    namespace: whole('Namespace ID'),
    block_bytes: whole('Block Size'),
    size_mib: whole('Capacity in MB'),
  },
})
