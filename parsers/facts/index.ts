import { haSources } from './ha/index.ts'
import { hardwareSources } from './hardware/index.ts'
import { advancedSettings } from './host/advanced-settings.ts'
import { bootCfg, runningBootOptions } from './host/boot-option.ts'
import { buildInfo } from './host/build-info.ts'
import { configStore } from './host/configstore.ts'
import { date } from './host/date.ts'
import { esxConf } from './host/esx-conf.ts'
import { esxcfgInfo } from './host/esxcfg-info.ts'
import { kernelSettings } from './host/kernel-settings.ts'
import { readme } from './host/readme.ts'
import { smbios } from './host/smbios.ts'
import { uname } from './host/uname.ts'
import { uptime } from './host/uptime.ts'
import { vmwareVl } from './host/vmware-vl.ts'
import { hostdConfig, vpxaConfig } from './host/xml-settings.ts'
import { memorySources } from './memory/index.ts'
import { connections } from './network/connection.ts'
import { resolvConf } from './network/dns.ts'
import { firewallRulesets } from './network/firewall.ts'
import { routes } from './network/ip-route.ts'
import { lacpConfig, lacpStats, lacpStatus } from './network/lacp.ts'
import { lldpNetMap } from './network/lldp.ts'
import { neighbors } from './network/neighbor.ts'
import { netDvs } from './network/net-dvs.ts'
import { netStats } from './network/net-stats.ts'
import { nicInfo } from './network/nicinfo.ts'
import { vmkping } from './network/ping.ts'
import { tcpCounters } from './network/tcp-counter.ts'
import { vmknics } from './network/vmknic.ts'
import { vswitches } from './network/vswitch.ts'
import { performanceSources } from './performance/index.ts'
import { certificateFile } from './service/certificate.ts'
import { collectionProblems } from './service/collection-problem.ts'
import { coreDumpFile, fileListing } from './service/core-dump.ts'
import {
  coredumpConfigurationCheck,
  coredumpFileGet,
  coredumpFileList,
  coredumpNetworkGet,
  coredumpPartitionGet,
  coredumpPartitionList,
} from './service/coredump.ts'
import { lockerConf } from './service/scratch.ts'
import { chkconfig, serviceList, serviceStatus } from './service/service.ts'
import { syslogConf } from './service/syslog-conf.ts'
import { authorization, passwd } from './service/user.ts'
import { vimdump } from './service/vimdump.ts'
import { acceptance } from './software/acceptance.ts'
import { deviceDriverList } from './software/device-driver.ts'
import { profileGet, rebootingProfileGet } from './software/image-profile.ts'
import { esxcfgModule, moduleList, vmkloadMod } from './software/module.ts'
import { vibList } from './software/vib.ts'
import { storageSources } from './storage/index.ts'
import type { FactSource, FactTable } from './table.ts'
import { ntpPeers, ntpVars } from './time/ntp.ts'
import { ntpConf } from './time/ntp-conf.ts'
import { vcenterSources } from './vcenter/index.ts'
import { vmSources } from './vm/index.ts'
import { vsanSources } from './vsan/index.ts'

/** Every file that facts are read from, by the source name that parsers/members.ts gives it. */
export const factSources: readonly FactSource[] = [
  vmwareVl,
  buildInfo,
  uname,
  date,
  uptime,
  readme,
  smbios,
  esxcfgInfo,
  advancedSettings,
  kernelSettings,
  esxConf,
  configStore,
  hostdConfig,
  vpxaConfig,
  bootCfg,
  runningBootOptions,
  acceptance,
  vibList,
  profileGet,
  rebootingProfileGet,
  vmkloadMod,
  esxcfgModule,
  moduleList,
  deviceDriverList,
  nicInfo,
  vswitches,
  vmknics,
  vmkping,
  routes,
  neighbors,
  connections,
  resolvConf,
  firewallRulesets,
  netDvs,
  netStats,
  lldpNetMap,
  lacpConfig,
  lacpStatus,
  lacpStats,
  ntpPeers,
  ntpVars,
  ntpConf,
  chkconfig,
  serviceStatus,
  serviceList,
  coredumpPartitionGet,
  coredumpPartitionList,
  coredumpFileGet,
  coredumpFileList,
  coredumpNetworkGet,
  coredumpConfigurationCheck,
  coreDumpFile,
  fileListing,
  syslogConf,
  lockerConf,
  certificateFile,
  passwd,
  authorization,
  vimdump,
  collectionProblems,
  tcpCounters,
  ...storageSources,
  ...hardwareSources,
  ...memorySources,
  ...performanceSources,
  ...vmSources,
  ...vsanSources,
  ...haSources,
  ...vcenterSources,
]

/** Every table that a source fills, each once. */
export const factTables: readonly FactTable[] = [...new Set(factSources.flatMap((source) => source.tables))]
