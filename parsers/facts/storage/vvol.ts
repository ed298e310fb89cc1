import { esxcliRows, flag, text, titled, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const vvolContainer = factTable('vvol_container', 'A storage container of vVols', {
  datastore: { type: 'varchar', about: 'name of the container' },
  uuid: { type: 'varchar', about: 'UUID' },
  array: { type: 'varchar', about: 'array' },
  size_mib: { type: 'bigint', unit: 'MiB', about: 'size' },
  free_mib: { type: 'bigint', unit: 'MiB', about: 'free space' },
  accessible: { type: 'boolean', about: 'accessible' },
  default_policy: { type: 'varchar', about: 'default policy' },
})

/** `esxcli storage vvol storagecontainer list`. */
export const vvolContainerList = esxcliRows({
  source: 'storage-vvol-storagecontainer-list',
  about: 'storage containers of vVols',
  table: vvolContainer,
  shape: 'either',
  needs: ['datastore'],
  columns: {
    datastore: titled('StorageContainer Name', 'Storage Container Name'),
    uuid: text('UUID'),
    array: text('Array'),
    size_mib: whole('Size(MB)'),
    free_mib: whole('Free(MB)'),
    accessible: flag('Accessible'),
    default_policy: text('Default Policy'),
  },
})

const vasaProvider = factTable('vasa_provider', 'A provider of array information (VASA)', {
  name: { type: 'varchar', about: 'name' },
  url: { type: 'varchar', about: 'address' },
  status: { type: 'varchar', about: 'online, offline, syncError, …' },
})

/** `esxcli storage vvol vasaprovider list`. */
export const vasaProviderList = esxcliRows({
  source: 'storage-vvol-vasaprovider-list',
  about: 'VASA providers',
  table: vasaProvider,
  shape: 'either',
  needs: ['name'],
  columns: { name: titled('VASA Provider Name', 'VP Name'), url: text('URL'), status: text('Status') },
})

const vvolEndpoint = factTable('vvol_endpoint', 'A protocol endpoint of vVols', {
  endpoint: { type: 'varchar', about: 'identifier' },
  array: { type: 'varchar', about: 'array' },
  type: { type: 'varchar', about: 'SCSI, NFS, NVMe' },
  accessible: { type: 'boolean', about: 'accessible' },
  configured: { type: 'boolean', about: 'configured' },
})

/** `esxcli storage vvol protocolendpoint list`. */
export const vvolEndpointList = esxcliRows({
  source: 'storage-vvol-protocolendpoint-list',
  about: 'protocol endpoints of vVols',
  table: vvolEndpoint,
  shape: 'either',
  needs: ['endpoint'],
  columns: {
    endpoint: titled('Host Id'),
    array: text('Array Id', 'Array'),
    type: text('Type'),
    accessible: flag('Accessible'),
    configured: flag('Configured'),
  },
})
