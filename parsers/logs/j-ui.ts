import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { JAVA_LEVEL, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^\[${ISO}\] \[${JAVA_LEVEL} *\] (?<thread>\S+)\s+(?:(?<sess>\d{6,8} \d{6} \S+) +)?(?<cls>[\w.$]+):?\s+(?<msg>.*)$`,
)

export const jUi: LogFormat = {
  name: 'j-ui',
  about: 'vSphere Client and Web Client (vsphere_client_virgo.log).',
  head: '[%T] [{INFO |WARN |ERROR|DEBUG|TRACE|FATAL}] %w%s%j%s',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      thread: g.thread,
      module: g.cls,
    })
  },
  samples: [
    {
      line: '[2023-10-09T08:59:22.824Z] [ERROR] http-nio-5090-exec-2         70000028 100006 ###### com.vmware.vise.vim.security.sso.impl.NgcSolutionUser             Solution user login failed',
      fields: {
        timeUs: Date.UTC(2023, 9, 9, 8, 59, 22, 824) * 1000,
        level: 'error',
        thread: 'http-nio-5090-exec-2',
        module: 'com.vmware.vise.vim.security.sso.impl.NgcSolutionUser',
        message: 'Solution user login failed',
      },
    },
    {
      line: '[2023-05-11T13:05:44.744Z] [INFO ] PI-client-connection-monitor c.v.v.a.vapi.runtime.thread.ApacheBioHttpClientBuilderAspect vAPI-client-connection-monitor thread started...',
      fields: { level: 'info', module: 'c.v.v.a.vapi.runtime.thread.ApacheBioHttpClientBuilderAspect' },
    },
  ],
}
