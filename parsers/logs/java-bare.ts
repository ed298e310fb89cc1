import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { integer, JAVA_LEVEL, MASK, parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

const CLASS = String.raw`(?<cls>[A-Za-z_][\w$]{0,100}(?:\.[\w$]{1,100}){1,15})`
const withOp = shape(
  String.raw`^(?:\[?(?<thread>[^\s\]]{1,100})(?: (?:\[\]|null))? +)?${JAVA_LEVEL} +${CLASS} +op[Ii][Dd]=(?<opid>[^\]]{0,200})\] *(?<msg>.*)$`,
)
const withThread = shape(
  String.raw`^${JAVA_LEVEL} +(?<comp>[\w-]{2,40})\[(?:(?<pid>\d{1,10})|${MASK}):(?<thread>[^\]]{1,100})\] +(?:\[(?:CorId=[^\]]{0,200}|OpId=(?<opid>[^\]]{0,200}))?\] +)?(?:\[${CLASS}\] +)?(?<msg>.*)$`,
)
const plainClass = shape(
  String.raw`^(?:\[(?<thread>[^\]]{1,100})\] +)?\[?${JAVA_LEVEL} {0,3}\]? +(?:\[(?<thread2>[^\]]{1,100})\] +)?(?:\[(?=[\w$]))?${CLASS}(?:\]|:\d{1,6}|:| +-|(?= {2}))[: ]+(?<msg>.*)$`,
)

export const javaBare: LogFormat = {
  name: 'java-bare',
  about: 'Java services of vCenter without time stamp: excerpts that begin at the level or at the thread.',
  parse(line) {
    const g = (withOp.exec(line) ?? withThread.exec(line) ?? plainClass.exec(line))?.groups
    if (g === undefined) return undefined
    return parsed(noStamp, g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      process: g.comp,
      pid: integer(g.pid),
      thread: g.thread ?? g.thread2,
      opId: g.opid,
      module: g.cls,
    })
  },
  samples: [
    {
      line: 'ERROR com.example.sso.TokenService$Processor opId=] The time range was refused',
      fields: {
        timeUs: null,
        timeMark: 'none',
        level: 'error',
        module: 'com.example.sso.TokenService$Processor',
        message: 'The time range was refused',
      },
    },
    {
      line: '[tomcat-exec-9 [] WARN com.example.Foo opId=made-up] slow',
      fields: { thread: 'tomcat-exec-9', level: 'warning', opId: 'made-up', message: 'slow' },
    },
    {
      line: 'ERROR sts[##:tomcat-http--##] Throwing the exception again',
      fields: {
        level: 'error',
        process: 'sts',
        thread: 'tomcat-http--##',
        message: 'Throwing the exception again',
      },
    },
    {
      line: 'INFO websso[52:tomcat-http--15] [CorId=0-1] [com.example.Login] done',
      fields: { process: 'websso', pid: 52, module: 'com.example.Login', message: 'done' },
    },
    {
      line: '[main] INFO com.example.eam.Agent - started',
      fields: { thread: 'main', level: 'info', module: 'com.example.eam.Agent', message: 'started' },
    },
  ],
}
