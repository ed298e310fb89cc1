import { type Host, named, type Vm } from '../host.ts'
import { HOUR, kernel, MINUTE, SECOND, type Situation } from './situation.ts'

const STORE = 'fc-gold-02'

const guest = (host: Host): Vm => host.vms.find((vm) => vm.datastore === STORE)!

/** A VMFS volume has no free block left: a VM stops at its next write, another does not start. */
export const datastoreFull: Situation = {
  id: 'datastore-full',
  forms: ['log', 'configuration', 'combined'],
  before: 6 * HOUR,
  configure: (host) => {
    named(host.datastores, STORE).free = 4 * 1024 ** 2
  },
  events: (host, at) => {
    const vm = guest(host)
    const store = named(host.datastores, STORE)
    const folder = `/vmfs/volumes/${store.uuid}/${vm.name}`
    return [
      kernel(
        at,
        `Res3: 6984: '${store.name}': [rt 3] No Space - did not find enough resources after second pass! (needed: 1, found: 0)`,
        'warning',
      ),
      {
        log: 'vmware',
        vm: vm.name,
        time: at + SECOND,
        process: 'vmx',
        text: `[msg.hbacommon.outofspace] There is no more space for virtual disk '${vm.name}.vmdk'. You might be able to continue this session by freeing disk space on the relevant volume, and clicking _Retry. Click Cancel to terminate this session.`,
      },
      {
        log: 'hostd',
        time: at + 2 * SECOND,
        level: 'info',
        sub: `Vmsvc.vm:${folder}/${vm.name}.vmx`,
        text: `Question info: There is no more space for virtual disk '${vm.name}.vmdk'. You might be able to continue this session by freeing disk space on the relevant volume, and clicking _Retry., Id: 3 : Type : 2, Default: 0, Number of options: 2`,
      },
      kernel(
        at + 20 * MINUTE,
        `Swap: vm ${vm.world + 40}: 2935: Failed to extend swap file from 0 KB to 8388608 KB: status=No space left on device`,
        'warning',
      ),
      {
        log: 'vmware',
        vm: vm.name,
        time: at + 20 * MINUTE + SECOND,
        process: 'vmx',
        level: 'error',
        text: 'Failed to extend the virtual machine swap file from 0 KB to 8388608 KB.',
      },
      { log: 'vmware', vm: vm.name, time: at + 20 * MINUTE + 2 * SECOND, process: 'vmx', text: 'Msg_Post: Error' },
      {
        log: 'vmware',
        vm: vm.name,
        time: at + 20 * MINUTE + 2 * SECOND,
        process: 'vmx',
        text: '[msg.vmx.poweron.failed] Failed to start the virtual machine.',
      },
    ]
  },
  cause: (host) => ({
    fault: 'storage.vmfs-full',
    object: { datastore: STORE, volume: named(host.datastores, STORE).uuid },
  }),
  symptoms: (host) => [
    { fault: 'storage.vmfs-full', object: { vmdk: `${guest(host).name}.vmdk`, vm: guest(host).name }, shows: 'log' },
    {
      fault: 'memory.swap-pressure',
      object: { world: String(guest(host).world + 40), vm: guest(host).name },
      shows: 'log',
    },
    { fault: 'vm.power-on', object: { vm: guest(host).name }, shows: 'log' },
  ],
}
