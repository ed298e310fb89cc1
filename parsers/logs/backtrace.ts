import type { LogFormat } from './format.ts'
import { parsed } from './shape.ts'
import { noStamp } from './time.ts'

/** An address, masked or not. */
const ADDRESS = '(?:0x)?(?:[0-9a-fA-F]{4,16}|[nxX#?*.]{2,20})'
const SYMBOL = String.raw`[^\s@+]{1,200}`
/** The last one is for text read from a picture, where blanks stand in symbols. */
const frames: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:#?\d{1,3}[:.)]? {0,4})?(?:${ADDRESS} ?: ?)?\[ ?${ADDRESS} ?\] ?${SYMBOL}(?:@(?<module>[^\s#+]{1,100}))?(?:#[^\s+]{1,60})?\+0x`,
  ),
  new RegExp(String.raw`^(?:0x[0-9a-f]{4,16}:? {1,4})?${SYMBOL}@(?<module>[^\s#+]{1,100})#[^\s+]{1,60}\+0x`),
  /^(?:backtrace|bt)?\[\d{1,3}\] (?:rip|eip|ip|0x)[ =:]?/,
  /^(?:\[context\]|Backtrace|backtrace)\[?\d{0,3}\]? ?:?(?: |$)/,
  new RegExp(String.raw`^(?:Backtrace\[|SymBacktrace\[|Unwind )\d{0,3}\]?.{0,20}(?:rip|eip|frame|ip)[ =]?${ADDRESS}`),
  /^#\d{1,3} {1,4}(?:0x[0-9a-f]{4,16} in )?[\w:~<>?]{1,200}/,
  /^0x[0-9a-fnxX#]{4,16}: ?\[?(?:0x)?[0-9a-fnxX#]{4,16}\]?/,
  /^(?:0x)?[\da-fnxX#]{4,20}.{0,120}?@(?<module>[^\s#+]{1,100})#[^\s+]{1,60}\+0x/,
]

export const backtrace: LogFormat = {
  name: 'backtrace',
  about: 'Frames of a back trace without any prefix, as purple screens, hostd, vmx and gdb print them (bare).',
  bare: true,
  parse(line) {
    for (const frame of frames) {
      const found = frame.exec(line)
      if (found !== null) return parsed(noStamp, line, { module: found.groups?.module })
    }
    return undefined
  },
  samples: [
    { line: '[0x41930000a24b]PFrame_MadeUp@vmkernel#nover+0x0', fields: { timeUs: null, module: 'vmkernel' } },
    { line: '0xnnnnnnnn :[ 0xnnnnnnnn ]Panic_MadeUp@vmkernel#nover+0x258', fields: { module: 'vmkernel' } },
    { line: 'MadeUp_Func@(user)#<None>+0x12', fields: { module: '(user)' } },
    { line: '0x####### : [0x#######]Made Up_Func@vmkernel#nover+0x49 stack: 0x0', fields: { module: 'vmkernel' } },
    { line: '[00] rip 17c6aaaa', fields: { message: '[00] rip 17c6aaaa' } },
    { line: 'backtrace[02] rip 000000001c3f0000 MadeUp', fields: { timeUs: null } },
    { line: '#3  0x00007f0000000000 in made_up () from /lib64/libc.so.6', fields: { timeUs: null } },
    { line: 'Backtrace[0] 000003ffd0000000 rip=000000001c3f0000 rbx=0', fields: { timeUs: null } },
  ],
}
