import type { Chatter } from './chatter.ts'

/** Only ESXi 8 has this log. Browsers and pollers that hang up are everyday life. */
export const envoy: Chatter = {
  log: 'envoy',
  perHour: 12,
  rotated: 0,
  templates: [
    [
      5,
      (host, rng) => ({
        sub: 'filter',
        text: `[Tags: "ConnectionId":"${rng.int(1000, 900_000)}"] closing connection TCP<192.0.2.${rng.int(100, 200)}:${rng.int(33000, 60000)}, ${host.vmks[0]!.ip}:443>`,
      }),
    ],
    [
      3,
      (host, rng) => ({
        sub: 'http',
        level: 'info',
        text: `[Tags: "ConnectionId":"${rng.int(1000, 900_000)}","StreamId":"${rng.int(1000, 900_000)}"] request end stream for ${host.fqdn}`,
      }),
    ],
  ],
}
