import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

/** Drivers that write their own name in front; newer ones of a family end in digits or letters. */
const DRIVER =
  'nmlx\\w{0,12}|mlx\\w{0,12}|ql\\w{2,12}|qed\\w{1,12}|qfle3\\w{0,4}|bnx\\w{1,12}|lpfc\\w{0,8}|brcm\\w{1,12}|elx\\w{2,8}|ixgben?|igbn?|i40en?\\w{0,4}|icen|irdman|iavmd|ne1000|e1000e?|nvme\\w{0,12}|vmw_\\w{2,20}|ahci|lsi_\\w{2,12}|mpt\\w{2,12}|megaraid\\w{0,8}|smartpqi|n?hpsa|hpvsa|aacraid|n?fnic|n?enic|usb\\w{0,16}|xhci\\w{0,8}|n?tg3|be2\\w{2,8}|atlantic|sfvmk|vmklinux\\w{0,6}|iscsi_\\w{2,12}|iser|nipmi|ipmi\\w{0,8}|vrdma|pvrdma|nvmxnet3|nvmf\\w{0,8}'
const driver = shape(
  String.raw`^(?:<(?<word>[A-Z][A-Z0-9]{1,11}_(?<lv>WRN|WARN|ERR|ERROR|INF|INFO|DBG))> ?)?(?<module>${DRIVER}) ?(?:\[[0-9a-f]{1,8}\] ?)?: ?(?<msg>\S.*)$`,
)
const marked = shape(
  String.raw`^<(?<word>[A-Z][A-Z0-9]{1,11}_(?<lv>WRN|WARN|ERR|ERROR|INF|INFO|DBG))> ?(?:(?<module>[A-Za-z][\w.-]{0,63}): )?(?<msg>\S.*)$`,
)
const called = shape(
  String.raw`^(?<module>[A-Za-z][\w.-]{1,63}): (?:[A-Za-z_]\w{1,99}: ?(?:\d{1,6}|[#?xXnNyY]{2,6})|\d{1,6}|[#?xXnNyY]{2,6}): ?(?<msg>\S.*)$`,
)
/** Parts of messages about commands, sense data and machine checks, where the line is quoted from its middle. */
const middle =
  /^(?:H:0x[0-9a-f]{1,3} D:0x[0-9a-f]{1,3} P:0x|(?:Valid|Possible) sense data|Cmd ?(?:\(0x|0x)|Command 0x|Completed IO with status |MCA: |CE Poll |failed H:0x|NMP device "|Device (?:naa|eui|t10|mpx)\.|to (?:dev|device|NMP device) ")/
const abbreviations: Readonly<Record<string, string>> = { WRN: 'warning', INF: 'info', DBG: 'debug', ERR: 'error' }

export const kernelTextBare: LogFormat = {
  name: 'kernel-text',
  about:
    'Kernel messages without any prefix: driver text, module and function, ends of messages about commands (bare).',
  bare: true,
  parse(line) {
    if (middle.test(line)) return parsed(noStamp, line, { process: 'vmkernel' })
    const g = (driver.exec(line) ?? marked.exec(line) ?? called.exec(line))?.groups
    if (g === undefined) return undefined
    const level = levelOf(abbreviations[g.lv ?? ''] ?? g.lv)
    return parsed(noStamp, line, { process: 'vmkernel', module: g.module, level, levelWord: g.word })
  },
  samples: [
    {
      line: '<NMLX_WRN> nmlx5_core: vmnic9: made-up setting refused',
      fields: { timeUs: null, level: 'warning', levelWord: 'NMLX_WRN', module: 'nmlx5_core' },
    },
    { line: '<QFLE3_ERR> made-up reset', fields: { level: 'error' } },
    { line: 'qlnativefc: vmhba#(#:#.#): Ran out of made-up blocks', fields: { module: 'qlnativefc' } },
    { line: 'vmw_ahci[00000017]: port 3: no device', fields: { module: 'vmw_ahci' } },
    { line: 'hbr: ReadLoop:###: made-up end', fields: { module: 'hbr' } },
    {
      line: 'H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0',
      fields: { process: 'vmkernel', message: 'H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0' },
    },
  ],
}
