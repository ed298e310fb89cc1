import { type Host, named } from '../host.ts'
import { HOUR, kernel, SECOND, type Situation } from './situation.ts'
import { allPathsDown, lose, pathDead, pathsBack, pathsDown, RECOVERY } from './storage-lines.ts'

const ADAPTER = 'vmhba2'
const ONLY = 'fc-silver-01'

const lost = (host: Host): Host['paths'] => host.paths.filter((p) => p.adapter === ADAPTER)

/** A Fibre Channel port loses its link: every path over it is dead, and one LUN had no other. */
export const adapterDead: Situation = {
  id: 'adapter-dead',
  forms: ['log', 'configuration', 'combined'],
  before: 2 * HOUR,
  prepare: (host) => {
    const device = named(host.datastores, ONLY).device
    host.paths = host.paths.filter((p) => p.device !== device || p.adapter === ADAPTER)
  },
  configure: (host) => {
    named(host.hbas, ADAPTER).up = false
    for (const path of lost(host)) path.state = 'dead'
    lose(host, ONLY)
  },
  events: (host, at, form) => {
    const only = named(host.datastores, ONLY).device
    return [
      kernel(
        at,
        `lpfc : ${ADAPTER} lpfc_mbx_cmpl_read_topology:3486: 1305 Link Down Event x2 received Data: x2 x20 x800110 x0 x0`,
        'warning',
      ),
      ...lost(host).flatMap((path, n) =>
        pathDead(
          host,
          path,
          at + (2 + n) * SECOND,
          path.device === only ? (path.target === 0 ? 'one' : 'none') : 'more',
        ),
      ),
      ...allPathsDown(host, only, at + 12 * SECOND),
      ...(form === 'log'
        ? [
            kernel(
              at + RECOVERY,
              `lpfc : ${ADAPTER} lpfc_mbx_cmpl_read_topology:3440: 1303 Link Up Event x3 received Data: x3 x0 x10 x0`,
            ),
            ...pathsBack(
              host,
              lost(host).filter((p) => p.device === only),
              at + RECOVERY + 2 * SECOND,
            ),
          ]
        : []),
    ]
  },
  cause: () => ({ fault: 'storage.fc-link', object: { adapter: ADAPTER } }),
  symptoms: (host) => {
    const store = named(host.datastores, ONLY)
    return [
      ...pathsDown(host, lost(host)),
      { fault: 'storage.apd', object: { device: store.device, datastore: store.name }, shows: 'both' },
      { fault: 'storage.vmfs-heartbeat', object: { datastore: store.name, volume: store.uuid }, shows: 'log' },
    ]
  },
}
