import { HOUR, MINUTE, SECOND } from './situation.ts'
import type { VcSituation } from './vcenter-situation.ts'

const MOUNT = '/storage/db'

/** The database's partition is full: the database stops, vpxd cannot go on and is stopped. */
export const vcenterDiskFull: VcSituation = {
  id: 'vcenter-disk-full',
  forms: ['log', 'configuration', 'combined'],
  before: 3 * HOUR,
  configure: (vc) => {
    const db = vc.partitions.find((p) => p.mount === MOUNT)!
    db.usedMib = db.sizeMib
    vc.databaseMib = db.sizeMib - 400
    for (const service of vc.services)
      if (['vmware-vpostgres', 'vmware-vpxd'].includes(service.name))
        Object.assign(service, { state: 'STOPPED', pid: 0 })
  },
  events: (_, at) => [
    {
      log: 'applmgmt/applmgmt.log',
      time: at,
      level: 'error',
      module: 'vmware.appliance.health',
      text: `File system ${MOUNT} is full: 100% used`,
    },
    {
      log: 'vpostgres/postgresql-11.log',
      time: at + 20 * SECOND,
      level: 'error',
      text: 'could not extend file "base/16386/2619": No space left on device',
    },
    {
      log: 'vpostgres/postgresql-11.log',
      time: at + 25 * SECOND,
      opId: 'panic',
      level: 'error',
      text: 'could not write to file "pg_wal/xlogtemp.22302": No space left on device',
    },
    {
      log: 'vpxd/vpxd.log',
      time: at + 30 * SECOND,
      level: 'error',
      module: 'Default',
      text: '[Vdb::IsRecoverableErrorCode] Unable to recover from 57P02:7 [VdbError] error while executing the query: could not extend file: No space left on device',
    },
    {
      log: 'vpxd/vpxd.log',
      time: at + 34 * SECOND,
      level: 'error',
      module: 'vpxdVpxdMain',
      text: '[Vpxd::ServerApp::Start] Database connection lost, the service is stopped',
    },
    { log: 'vmon/vmon.log', time: at + MINUTE, level: 'error', text: '<vpxd> Service exited. Exit code 1' },
    { log: 'vmon/vmon.log', time: at + MINUTE + SECOND, level: 'warning', text: '<vpxd> Restarting service.' },
    {
      log: 'vmon/vmon.log',
      time: at + 2 * MINUTE,
      level: 'error',
      text: '<vpxd> Service failed to start. Restart limit is reached',
    },
  ],
  cause: () => ({ fault: 'vcenter.disk-full', object: { partition: MOUNT } }),
  symptoms: () => [
    { fault: 'vcenter.database', object: {}, shows: 'log' },
    { fault: 'vcenter.service', object: { service: 'vpxd' }, shows: 'both' },
  ],
}
