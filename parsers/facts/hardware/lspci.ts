import { pciAddress } from '../pci-address.ts'
import type { FactSource } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'
import { pciDevice } from './pci-list.ts'

const head =
  /^(?<pci>(?:[0-9a-f]{3,4}:)?[0-9a-f]{2,3}:[0-9a-f]{2}[.:][0-7])\s+(?:Class\s+)?(?<class>[^:]{1,120}):\s*(?<text>.{0,400}?) {0,9}(?:\[(?<name>[\w.:()[\]-]{1,60})\])?$/i
/** `	 Class 0200: 14e4:1657`, below a device of `lspci -v`. */
const ids = /^\s+Class\s+[0-9a-f]{4}:\s*([0-9a-f]{4}):([0-9a-f]{4})/i
const number = /^[0-9a-f]{4}$/i

/** `lspci`. */
export const lspci = lspciSource('lspci', ['hardware-pci-list', 'lspci-v'])

/** `lspci -v`. */
export const lspciV = lspciSource('lspci-v', ['hardware-pci-list'])

/** Both print address, class, model, name of the VMkernel; `-v` adds lines of which the ids are read. */
function lspciSource(source: string, yieldsTo: readonly string[]): FactSource {
  return {
    source,
    about: 'PCI devices',
    tables: [pciDevice],
    yieldsTo,
    parse(bytes, _path, facts) {
      const devices: Device[] = []
      const { lines, cut } = textLines(bytes)
      if (cut) facts.problem(lines.length, `the output is cut in this line: ${excerpt(lines.at(-1)!)}`)
      for (const [at, line] of (cut ? lines.slice(0, -1) : lines).entries()) {
        const found = head.exec(line.trimEnd())?.groups
        const code = ids.exec(line)
        const last = devices.at(-1)
        if (found !== undefined) devices.push({ ...found })
        else if (code !== null && last !== undefined) [last.vendorId, last.deviceId] = [code[1], code[2]]
        else if (/^\S/.test(line)) facts.problem(at + 1, `no PCI device: ${excerpt(line)}`)
      }
      for (const device of devices) facts.add(pciDevice, rowOf(device))
    },
  }
}

type Device = Partial<Record<'pci' | 'class' | 'text' | 'name' | 'vendorId' | 'deviceId', string | undefined>>

function rowOf(device: Device) {
  return {
    pci: pciAddress(device.pci?.replace(/^(?=[0-9a-f]{3}:[0-9a-f]{2,3}:)/i, '0') ?? null),
    name: device.name ?? null,
    description: device.text || null,
    class: number.test(device.class ?? '') ? null : (device.class ?? null),
    vendor_id: device.vendorId ?? null,
    device_id: device.deviceId ?? null,
  }
}
