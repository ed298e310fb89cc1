import type { Host } from './host.ts'

/** Makes a host use the array of another one: its devices, target ports and volumes take the other's names. Changes `host`. */
export function shareArray(host: Host, other: Host): void {
  const names = new Map<string, string>()
  const local = new Set(host.devices.filter((d) => d.local).map((d) => d.id))
  for (const [n, path] of host.paths.entries()) {
    if (local.has(path.device)) continue
    names.set(path.device, other.paths[n]!.device)
    names.set(path.targetId, other.paths[n]!.targetId)
  }
  const rename = (text: string): string => [...names].reduce((done, [from, to]) => done.replaceAll(from, to), text)
  for (const path of host.paths)
    Object.assign(path, { device: rename(path.device), targetId: rename(path.targetId), uid: rename(path.uid) })
  for (const device of host.devices)
    Object.assign(device, { id: rename(device.id), displayName: rename(device.displayName) })
  for (const [n, store] of host.datastores.entries()) {
    if (local.has(store.device)) continue
    Object.assign(store, { device: rename(store.device), uuid: other.datastores[n]!.uuid })
  }
}
