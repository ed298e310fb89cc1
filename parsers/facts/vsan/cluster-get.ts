import { textOf } from '../entry.ts'
import { esxcliRows, flag, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const vsanCluster = factTable('vsan_cluster', 'The vSAN cluster as the host sees it', {
  enabled: { type: 'boolean', about: 'vSAN is on' },
  cluster: { type: 'varchar', about: 'UUID of the cluster' },
  node: { type: 'varchar', about: 'UUID of the host in the cluster' },
  node_type: { type: 'varchar', about: 'NORMAL, WITNESS' },
  node_state: { type: 'varchar', about: 'MASTER, BACKUP, AGENT' },
  node_health: { type: 'varchar', about: 'HEALTHY or not' },
  master: { type: 'varchar', about: 'UUID of the leading host' },
  backup: { type: 'varchar', about: 'UUID of the host that would follow' },
  members: { type: 'bigint', about: 'hosts that this one sees; fewer than there are: the network is split' },
  member_uuids: { type: 'varchar', about: 'their UUIDs with commas' },
  member_names: { type: 'varchar', about: 'their names with commas' },
  unicast: { type: 'boolean', about: 'unicast mode' },
  maintenance: { type: 'varchar', about: 'OFF, ON, …' },
  config_generation: { type: 'varchar', about: 'generation of the configuration' },
  mode: { type: 'varchar', about: 'REGULAR, …' },
})

/** `esxcli vsan cluster get` and `list`. */
export const vsanClusterGet = esxcliRows({
  source: 'vsan-cluster-get',
  about: 'membership of the vSAN cluster',
  table: vsanCluster,
  shape: 'blocks',
  none: /not enabled/i,
  needs: ['enabled'],
  columns: {
    enabled: flag('Enabled'),
    cluster: text('Sub-Cluster UUID'),
    node: text('Local Node UUID'),
    node_type: text('Local Node Type'),
    node_state: text('Local Node State'),
    node_health: text('Local Node Health State'),
    master: text('Sub-Cluster Master UUID'),
    backup: text('Sub-Cluster Backup UUID'),
    members: (entry) =>
      whole('Sub-Cluster Member Count')(entry) ?? list(textOf(entry, 'Sub-Cluster Member UUIDs'))?.length ?? null,
    member_uuids: (entry) => list(textOf(entry, 'Sub-Cluster Member UUIDs'))?.join(', ') ?? null,
    member_names: (entry) => list(textOf(entry, 'Sub-Cluster Member HostNames'))?.join(', ') ?? null,
    unicast: flag('Unicast Mode Enabled'),
    maintenance: text('Maintenance Mode State'),
    config_generation: text('Config Generation'),
    mode: text('Mode'),
  },
})

/** UUIDs stand with commas, in older builds with blanks. */
function list(text: string | null): string[] | null {
  return text === null ? null : text.split(/[\s,]+/).filter((part) => part !== '')
}
