import type { FactSource } from '../table.ts'
import { adapterList } from './adapter-list.ts'
import { adapterStats } from './adapter-stats.ts'
import { claimruleList } from './claimrule-list.ts'
import { deviceCapacity } from './device-capacity.ts'
import { deviceDetachedList } from './device-detached.ts'
import { deviceList } from './device-list.ts'
import { devicePartition } from './device-partition.ts'
import { deviceStats } from './device-stats.ts'
import { deviceVaai } from './device-vaai.ts'
import { df } from './df.ts'
import { filesystemList } from './filesystem-list.ts'
import { iscsiAdapterList } from './iscsi-adapter-list.ts'
import { iscsiConnectionList } from './iscsi-connection-list.ts'
import { iscsiDb } from './iscsi-db.ts'
import { iscsiNicList } from './iscsi-nic-list.ts'
import { iscsiPortalList } from './iscsi-portal-list.ts'
import { iscsiSessionList } from './iscsi-session-list.ts'
import { iscsiSoftwareGet } from './iscsi-software.ts'
import { mpath } from './mpath.ts'
import { nfs41List, nfsList } from './nfs-list.ts'
import { nmpDeviceList } from './nmp-device-list.ts'
import { nmpPathList } from './nmp-path-list.ts'
import { nvmeControllerList } from './nvme-controller-list.ts'
import { nvmeNamespaceList } from './nvme-namespace-list.ts'
import { pathList } from './path-list.ts'
import { ramdiskList } from './ramdisk-list.ts'
import { sanFcEvents } from './san-fc-events.ts'
import { sanFcList } from './san-fc-list.ts'
import { sanFcStats } from './san-fc-stats.ts'
import { sanFcoeList } from './san-fcoe-list.ts'
import { sanFcoeStats } from './san-fcoe-stats.ts'
import { sanIscsiList } from './san-iscsi-list.ts'
import { sanIscsiStats } from './san-iscsi-stats.ts'
import { sanSasList } from './san-sas-list.ts'
import { sanSasStats } from './san-sas-stats.ts'
import { satpRuleList } from './satp-rule-list.ts'
import { scsidevsM } from './scsidevs-m.ts'
import { visorfsGet } from './visorfs-get.ts'
import { vmfsExtentList } from './vmfs-extent-list.ts'
import { vmfsLockmodeList } from './vmfs-lockmode-list.ts'
import { vmfsSnapshotList } from './vmfs-snapshot-list.ts'
import { vmkfstoolsP } from './vmkfstools-p.ts'
import { vasaProviderList, vvolContainerList, vvolEndpointList } from './vvol.ts'

/** Sources of storage devices, paths, adapters and file systems. */
export const storageSources: readonly FactSource[] = [
  adapterList,
  adapterStats,
  claimruleList,
  deviceCapacity,
  deviceDetachedList,
  deviceList,
  devicePartition,
  deviceStats,
  deviceVaai,
  df,
  filesystemList,
  iscsiAdapterList,
  iscsiConnectionList,
  iscsiDb,
  iscsiNicList,
  iscsiPortalList,
  iscsiSessionList,
  iscsiSoftwareGet,
  mpath,
  nfsList,
  nfs41List,
  nmpDeviceList,
  nmpPathList,
  nvmeControllerList,
  nvmeNamespaceList,
  pathList,
  ramdiskList,
  sanFcEvents,
  sanFcList,
  sanFcStats,
  sanFcoeList,
  sanFcoeStats,
  sanIscsiList,
  sanIscsiStats,
  sanSasList,
  sanSasStats,
  satpRuleList,
  scsidevsM,
  visorfsGet,
  vmfsExtentList,
  vmfsLockmodeList,
  vmfsSnapshotList,
  vmkfstoolsP,
  vvolContainerList,
  vasaProviderList,
  vvolEndpointList,
]
