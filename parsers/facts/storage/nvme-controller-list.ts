import { esxcliRows, flag, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const nvmeController = factTable('nvme_controller', 'An NVMe controller', {
  controller: { type: 'varchar', about: 'name: NQN, with adapter and address for fabrics' },
  number: { type: 'bigint', about: 'controller number on the host' },
  adapter: { type: 'varchar', about: 'name: vmhba1' },
  transport: { type: 'varchar', about: 'PCIe, TCP, RDMA, FC' },
  online: { type: 'boolean', about: 'online' },
})

/** `esxcli nvme controller list`. */
export const nvmeControllerList = esxcliRows({
  source: 'nvme-controller-list',
  about: 'NVMe controllers',
  table: nvmeController,
  shape: 'table',
  needs: ['controller'],
  columns: {
    controller: text('Name'),
    number: whole('Controller Number'),
    adapter: text('Adapter'),
    transport: text('Transport Type'),
    online: flag('Is Online'),
  },
})
