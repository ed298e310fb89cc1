import { esxcliRows, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const iscsiConnection = factTable('iscsi_connection', 'A TCP connection of an iSCSI session', {
  adapter: { type: 'varchar', about: 'name: vmhba64' },
  target: { type: 'varchar', about: 'IQN of the target' },
  isid: { type: 'varchar', about: 'identifier of the session on the host side' },
  connection: { type: 'bigint', about: 'number of the connection' },
  state: { type: 'varchar', about: 'logged_in, free, …' },
  ip: { type: 'varchar', about: 'address of the target' },
  local_ip: { type: 'varchar', about: 'address of the host' },
  header_digest: { type: 'varchar', about: 'checksum of headers' },
  data_digest: { type: 'varchar', about: 'checksum of data' },
  started: { type: 'varchar', about: 'start as written, without zone' },
})

/** `esxcli iscsi session connection list`. */
export const iscsiConnectionList = esxcliRows({
  source: 'iscsi-session-connection-list',
  about: 'TCP connections of iSCSI sessions',
  table: iscsiConnection,
  shape: 'blocks',
  needs: ['adapter', 'target'],
  columns: {
    adapter: text('Adapter'),
    target: text('Target'),
    isid: text('ISID'),
    connection: whole('CID'),
    state: text('State'),
    ip: text('RemoteAddress', 'ConnectionAddress'),
    local_ip: text('LocalAddress'),
    header_digest: (entry) => entry.cells.get('headerdigest') ?? null,
    data_digest: (entry) => entry.cells.get('datadigest') ?? null,
    started: text('ConnectionStartTime'),
  },
})
