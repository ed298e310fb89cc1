import { levelOf, priorityLevel } from './level.ts'
import { type Fields, integer, MASK, shape } from './shape.ts'

/** `cpu7:35233 opID=827cfaf)WARNING: ` and what follows; also the head of the vmkernel formats. */
export const CPU = String.raw`cpu(?:(?<cpu>\d+)|${MASK}):(?:(?<world>\d+)|${MASK})(?: opID=(?<opid>[^)]+))?\)(?<msg>.*)$`

const bare = shape(`^${CPU}`)
/** Dumps and boot text keep the colours of the console. */
const colour = /\x1b\[[0-9;]{0,10}m/g
const prefix = /^(?:(WARNING|ALERT): |<([0-7])>)/
const module = /^(?:<unk>: )?([A-Za-z][\w.-]{0,63}) ?: (?:\w{1,100}:? ?)?\d{1,6}:/
const modulePair = /^([A-Za-z][\w.-]{0,63})(?:\[[0-9a-f]{1,8}\])?: (?:[A-Za-z]\w{2,99}:|\[\w{2,99}[:(])/

/**
 * Level, module and message of kernel text after `cpuN:W)`. `WARNING: ` and `ALERT: ` and the printk level `<4>` of
 * legacy drivers are taken off; everything else is info, whatever the words say.
 */
export function kernelText(text: string): Fields {
  const plain = text.charCodeAt(0) === 27 ? text.replaceAll(colour, '') : text
  const mark = prefix.exec(plain)
  const message = mark === null ? plain : plain.slice(mark[0].length)
  const name = module.exec(message) ?? modulePair.exec(message)
  return {
    level: levelOf(mark?.[1]) ?? priorityLevel(mark?.[2]) ?? 'info',
    levelWord: mark?.[1] ?? (mark?.[2] === undefined ? undefined : `<${mark[2]}>`),
    module: name?.[1],
    message,
  }
}

/** Fields from the named groups of `CPU`. */
export function cpuFields(groups: Record<string, string | undefined>): Fields {
  return {
    cpu: integer(groups.cpu),
    world: integer(groups.world),
    opId: groups.opid,
    ...kernelText(groups.msg ?? ''),
  }
}

/** A kernel line that starts at `cpuN:W)`, as after `vmkernel: `; undefined for other text. */
export function readVmkernelBody(text: string): Fields | undefined {
  const groups = bare.exec(text)?.groups
  return groups === undefined ? undefined : cpuFields(groups)
}
