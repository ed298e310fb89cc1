import { esxcliRows, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const iscsiSession = factTable('iscsi_session', 'An iSCSI session', {
  adapter: { type: 'varchar', about: 'name: vmhba64' },
  target: { type: 'varchar', about: 'IQN of the target' },
  isid: { type: 'varchar', about: 'identifier of the session on the host side' },
  portal_group: { type: 'bigint', about: 'target portal group tag' },
  authentication: { type: 'varchar', about: 'none, chap' },
  max_connections: { type: 'bigint', about: 'connections allowed' },
  first_burst_bytes: { type: 'bigint', unit: 'B', about: 'unsolicited data allowed' },
  max_burst_bytes: { type: 'bigint', unit: 'B', about: 'largest burst' },
})

/** `esxcli iscsi session list`. */
export const iscsiSessionList = esxcliRows({
  source: 'iscsi-session-list',
  about: 'iSCSI sessions',
  table: iscsiSession,
  shape: 'blocks',
  needs: ['adapter', 'target'],
  columns: {
    adapter: text('Adapter'),
    target: text('Target'),
    isid: text('ISID'),
    portal_group: whole('TargetPortalGroupTag'),
    authentication: (entry) => entry.cells.get('authenticationmethod') ?? null,
    max_connections: whole('MaxConnections'),
    first_burst_bytes: whole('FirstBurstLength'),
    max_burst_bytes: whole('MaxBurstLength'),
  },
})
