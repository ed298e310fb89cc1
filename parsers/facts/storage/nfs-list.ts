import { type CellReaders, esxcliRows, flag, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const nfsMount = factTable('nfs_mount', 'A mounted NFS datastore', {
  datastore: { type: 'varchar', about: 'name' },
  nfs_server: { type: 'varchar', about: 'server; several with commas' },
  share: { type: 'varchar', about: 'exported directory' },
  version: { type: 'varchar', about: '3 or 4.1' },
  accessible: { type: 'boolean', about: 'the server answers' },
  mounted: { type: 'boolean', about: 'mounted' },
  read_only: { type: 'boolean', about: 'mounted read-only' },
  vmk: { type: 'varchar', about: 'VMkernel interface that it is bound to' },
  connections: { type: 'bigint', about: 'TCP connections' },
  security: { type: 'varchar', about: 'AUTH_SYS, SEC_KRB5, SEC_KRB5I' },
  hardware_acceleration: { type: 'varchar', about: 'Supported, Not Supported, Unknown' },
})

const cells: CellReaders<typeof nfsMount> = {
  datastore: text('Volume Name'),
  nfs_server: text('Host', 'Host(s)', 'Hosts'),
  share: text('Share'),
  accessible: flag('Accessible'),
  mounted: flag('Mounted'),
  read_only: flag('Read-Only'),
  vmk: text('Vmknic', 'VMK', 'Vmk'),
  connections: whole('Connections', 'Number of Connections'),
  security: text('Security'),
  hardware_acceleration: text('Hardware Acceleration'),
}

/** `esxcli storage nfs list`. */
export const nfsList = esxcliRows({
  source: 'storage-nfs-list',
  about: 'NFS 3 datastores',
  table: nfsMount,
  shape: 'table',
  needs: ['datastore'],
  columns: { ...cells, version: () => '3' },
})

/** `esxcli storage nfs41 list`. */
export const nfs41List = esxcliRows({
  source: 'storage-nfs41-list',
  about: 'NFS 4.1 datastores',
  table: nfsMount,
  shape: 'table',
  needs: ['datastore'],
  columns: { ...cells, version: () => '4.1' },
})
